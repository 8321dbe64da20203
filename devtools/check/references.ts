import { namedFindings } from './addresses'
import {
  appOf,
  eachOf,
  packageOf,
  perContent,
  pagesOf,
  pathsOf,
  resolveFrom,
  rootsOf,
  textOf,
} from './built'
import type { Files, PartJson } from './built'
import { wantsOfAll } from './scripts'

/** A sub-package is there only once it was loaded: a file may lean on its own package and the main one. */
function otherPackage(files: Files, from: string, to: string): string | undefined {
  const roots = rootsOf(appOf(files))
  const [mine, its] = [packageOf(from, roots), packageOf(to, roots)]
  return its === '' || its === mine ? undefined : its
}

const placesOf = (path: string): string[] => [path, `${path}.js`, `${path}/index.js`]

function requireFindings(files: Files): string[] {
  return wantsOfAll(files).flatMap(([script, { requires }]) =>
    requires.flatMap((written) => {
      const path = resolveFrom(script, written)
      const found = placesOf(path).find((place) => files.has(place))
      if (!found) return [`${script}: require("${written}") leads to no script`]
      const other = otherPackage(files, script, found)
      return other ? [`${script}: require("${written}") leads into another package, ${other}`] : []
    }),
  )
}

const COMMENT = /<!--[\s\S]*?-->/g
const IMPORT = /<(?:import|include)\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']/g

/** `wcc` passes over an import of a template that is not there; the page then shows nothing. */
function templateFindings(files: Files): string[] {
  return pathsOf(files, 'wxml').flatMap((template) =>
    [...textOf(files, template).replace(COMMENT, '').matchAll(IMPORT)].flatMap(([, src = '']) => {
      const path = resolveFrom(template, src)
      const there = files.has(path) || files.has(`${path}.wxml`)
      return there ? [] : [`${template}: imports ${src}, which is not there`]
    }),
  )
}

/** `plugin://`, `dynamicLib://` and `wx://`: nothing of ours, so there is no file to look for. */
const isForeign = (path: string): boolean => path.includes('://')

/** JSON that cannot be read is for `miniprogram-ci` to tell. */
const partIn = perContent((text): PartJson | undefined => {
  try {
    return JSON.parse(text) as PartJson
  } catch {
    return undefined
  }
})

/** A component's template and JSON are looked for by `miniprogram-ci`, its script and its word not. */
function componentFindings(files: Files): string[] {
  return eachOf(files, 'json', partIn).flatMap(([file, part]) => {
    const used = Object.entries(part?.usingComponents ?? {})
    return used.flatMap(([tag, written]) => {
      if (isForeign(written)) return []
      const path = resolveFrom(file, written)
      const whole = files.has(`${path}.js`) || !files.has(`${path}.json`)
      const its = files.get(`${path}.json`)
      const json = its && partIn(its)
      const other = part?.componentPlaceholder?.[tag] ? '' : otherPackage(files, file, path)
      return [
        ...(whole ? [] : [`${file}: the component <${tag}> has no script ${path}.js`]),
        ...(json && json.component !== true ? [`${path}.json: "component" is not true`] : []),
        ...(other ? [`${file}: the component <${tag}> lies in another package, ${other}`] : []),
      ]
    })
  })
}

const TAB_BAR = ['js', 'json', 'wxml'].map((ext) => `custom-tab-bar/index.${ext}`)

function appFindings(files: Files): string[] {
  const app = appOf(files)
  const wanted = [
    'app.js',
    // WeChat does without; but Taro writes one for each page, and its template's parts are named there.
    ...pagesOf(app).map((page) => `${page}.json`),
    ...(app.tabBar?.custom ? TAB_BAR : []),
  ]
  return wanted.filter((path) => !files.has(path)).map((path) => `${path} is missing`)
}

/** Names that lead nowhere and that none of WeChat's own tools looks up. */
export const referenceFindings = (files: Files): string[] => [
  ...appFindings(files),
  ...componentFindings(files),
  ...templateFindings(files),
  ...requireFindings(files),
  ...namedFindings(files),
]
