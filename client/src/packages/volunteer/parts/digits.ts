/** “1234 5678 9012”: as one reads it aloud. */
export const inGroups = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')
