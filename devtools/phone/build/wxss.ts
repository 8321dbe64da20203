import { posix } from 'node:path'
import postcss, { type AtRule, type Container, type Rule } from 'postcss'
import { BUILTIN_TAGS } from '../components/tags'
import { stem, type MiniprogramFiles } from './files'

export interface CompiledStyle {
  path: string
  css: string
  /** Class prefix of an isolated component, empty when its classes are shared. */
  scope: string
}

type Configs = Record<string, Record<string, unknown>>

const TAGS = ['page', ...BUILTIN_TAGS].sort((a, b) => b.length - a.length).join('|')
const TAG_SELECTOR = new RegExp(`(^|[\\s,>+~(])(${TAGS})(?![\\w-])`, 'g')
const SHARED = new Set(['shared', 'page-shared'])

/** A component's own scope name, or '' where WeChat shares its classes with the page. */
export function styleScopeOf(path: string, configs: Configs): string {
  const config = configs[path]
  if (!config?.['component'] || SHARED.has(String(config['styleIsolation']))) return ''
  return path.replace(/\W/g, '_')
}

/** Numbers in rpx and in viewport units become lengths of this phone's page area. */
function phoneUnits(value: string): string {
  return value
    .replace(/(-?\d*\.?\d+)rpx\b/g, 'calc(var(--rpx) * $1)')
    .replace(/(-?\d*\.?\d+)vh\b/g, 'calc(var(--page-vh) * $1)')
}

/** `view` → `wx-view`, `page` → `wx-page`, `.a` → `.scope--a`, `:host` → the component's element. */
function rewriteSelector(selector: string, scope: string): string {
  const tags = selector.replace(TAG_SELECTOR, '$1wx-$2').replace(/\s*>>>\s*/g, ' ')
  if (!scope) return tags
  return tags
    .replace(/\.(-?[_a-zA-Z\u0080-\uffff][\w\u0080-\uffff-]*)/g, `.${scope}--$1`)
    .replace(/:host\b/g, `[wx-host="${scope}"]`)
}

/** `prefers-color-scheme` follows the phone's switch, so the query becomes a selector of weight 0. */
function themeGuard(rule: Rule): string {
  let guard = ''
  for (let up: Container | undefined = rule.parent as Container; up; up = up.parent as Container) {
    const dark = /prefers-color-scheme:\s*(dark|light)/.exec((up as AtRule).params ?? '')
    if (up.type === 'atrule' && dark) guard = `:where([data-theme="${dark[1]}"]) `
  }
  return guard
}

function dropThemeQueries(root: Container): void {
  root.walkAtRules('media', (media) => {
    if (!/prefers-color-scheme/.test(media.params)) return
    const rest = media.params
      .replace(/\(\s*prefers-color-scheme:[^)]*\)/, '')
      .replace(/^\s*(only\s+)?(screen|all)?\s*and\s*$/, '')
      .replace(/^\s*and\s+|\s+and\s*$/g, '')
      .trim()
    if (rest) media.params = rest
    else media.replaceWith(media.nodes ?? [])
  })
}

function inlineImports(root: Container, path: string, files: MiniprogramFiles, problems: string[]) {
  root.walkAtRules('import', (rule) => {
    const target = rule.params.replace(/^url\(|\)$/g, '').replace(/["';]/g, '')
    const file = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target)
    if (!files.paths.includes(file)) {
      problems.push(`${path}: @import of a missing file ${target}`)
      rule.remove()
      return
    }
    const imported = postcss.parse(files.read(file), { from: file })
    inlineImports(imported, file, files, problems)
    rule.replaceWith(imported.nodes)
  })
}

/** A page's sheet rules only that page; the guard adds no weight. */
function pageGuard(selector: string, page: string): string {
  const own = `:where([data-page="${page}"])`
  if (/^wx-page(?![\w-])/.test(selector)) return selector.replace(/^wx-page/, `wx-page${own}`)
  return `${own} ${selector}`
}

function compileSheet(
  path: string,
  files: MiniprogramFiles,
  scope: string,
  page: string,
  problems: string[],
): string {
  const root = postcss.parse(files.read(path), { from: path })
  inlineImports(root, path, files, problems)
  root.walkDecls((decl) => {
    decl.value = phoneUnits(decl.value)
  })
  root.walkRules((rule) => {
    if (/keyframes$/.test((rule.parent as AtRule).name ?? '')) return
    const guard = themeGuard(rule)
    rule.selectors = rule.selectors.map((selector) => {
      const own = rewriteSelector(selector, scope)
      return guard + (page ? pageGuard(own, page) : own)
    })
  })
  dropThemeQueries(root)
  return root.toString()
}

/** All style sheets, `app.wxss` first, then components, then pages: WeChat's order of precedence. */
export function compileStyles(
  files: MiniprogramFiles,
  configs: Configs,
  pages: ReadonlySet<string>,
  problems: string[],
): CompiledStyle[] {
  const rank = (path: string) => (path === 'app' ? 0 : pages.has(path) ? 2 : 1)
  const sheets = files.paths
    .filter((path) => path.endsWith('.wxss') && (stem(path) === 'app' || configs[stem(path)]))
    .sort((a, b) => rank(stem(a)) - rank(stem(b)))
  return sheets.flatMap((file) => {
    const path = stem(file)
    const scope = styleScopeOf(path, configs)
    try {
      const css = compileSheet(file, files, scope, pages.has(path) ? path : '', problems)
      return [{ path, css, scope }]
    } catch (error) {
      problems.push(`${file}: ${(error as Error).message}`)
      return []
    }
  })
}
