/** Full-width digits and blanks are what phones type. */
const plain = (text: string): string =>
  text
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
    .toLowerCase()

/** Whether what somebody looks for stands anywhere in a name. */
export const matches = (name: string, words: string): boolean => plain(name).includes(plain(words))
