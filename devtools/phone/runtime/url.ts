export interface PageUrl {
  path: string
  query: Record<string, string>
}

/** Splits `/a/b?x=1`. Values stay encoded, as WeChat hands them to onLoad. */
export function parseUrl(url: string): PageUrl {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?')
  const query: Record<string, string> = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const at = pair.indexOf('=')
    if (at < 0) query[pair] = ''
    else query[pair.slice(0, at)] = pair.slice(at + 1)
  }
  return { path: path.replace(/\.html$/, ''), query }
}

/** Resolves a page url against the page it was called from; `/x` is absolute. */
export function resolveUrl(url: string, from: string): string {
  if (url.startsWith('/')) return url.slice(1)
  const [path = '', search] = url.split('?')
  const base = from.split('/').slice(0, -1)
  return resolvePath(base, path) + (search === undefined ? '' : `?${search}`)
}

/** Joins `./` and `../` steps onto directory segments. */
export function resolvePath(base: string[], relative: string): string {
  const steps = [...base]
  for (const step of relative.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
