import { appOf, eachOf, pagesOf, perContent, type Files } from './built'

const PICTURE = /["'](\/[\w\-/.]+\.(?:png|jpe?g|gif|svg|webp))["']/g
/** `'/packages/report/form/index'`, with or without `?…` behind. */
const ADDRESS = /["']\/([\w-]+(?:\/[\w-]+)+)(?:\?[^"']*)?["']/g

const namedBy = (pattern: RegExp) =>
  perContent((text) => [...new Set([...text.matchAll(pattern)].map(([, path = '']) => path))])

const picturesIn = namedBy(PICTURE)
const addressesIn = namedBy(ADDRESS)

function pictureFindings(files: Files, ext: string): string[] {
  return eachOf(files, ext, picturesIn).flatMap(([file, pictures]) =>
    pictures
      .filter((picture) => !files.has(picture.slice(1)))
      .map((picture) => `${file}: shows ${picture}, which is not there`),
  )
}

/** Only what lies where pages lie is taken for a page's address; `/native/a/index` is a component. */
function addressFindings(files: Files): string[] {
  const pages = pagesOf(appOf(files))
  const folders = new Set(pages.map((page) => page.split('/')[0]))
  return eachOf(files, 'js', addressesIn).flatMap(([script, addresses]) =>
    addresses
      .filter((address) => folders.has(address.split('/')[0]) && !pages.includes(address))
      .map((address) => `${script}: leads to the page /${address}, which app.json does not name`),
  )
}

/** Pictures and pages that stand in the code as text; what is put together at run time is not seen. */
export const namedFindings = (files: Files): string[] => [
  ...pictureFindings(files, 'js'),
  ...pictureFindings(files, 'wxml'),
  ...addressFindings(files),
]
