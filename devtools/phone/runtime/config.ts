/** The parts of `app.json` and of a page's `.json` that the phone honours. */
export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  backgroundTextStyle?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarConfig {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: string
  custom?: boolean
  list: TabItem[]
}

export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  entryPagePath?: string
  window?: WindowConfig
  tabBar?: TabBarConfig
  darkmode?: boolean
  /** `v2`: the later looks of the built-in components. */
  style?: string
  themeLocation?: string
  usingComponents?: Record<string, string>
}

export interface PageConfig extends WindowConfig {
  usingComponents?: Record<string, string>
  component?: boolean
  styleIsolation?: string
}

export type Theme = 'light' | 'dark'
export type ThemeVars = Partial<Record<Theme, Record<string, string>>>

/** All page paths, main package first. */
export function pagesOf(app: AppConfig): string[] {
  const packages = app.subPackages ?? app.subpackages ?? []
  return [
    ...app.pages,
    ...packages.flatMap((p) => p.pages.map((page) => `${p.root.replace(/\/$/, '')}/${page}`)),
  ]
}

/** Replaces `@name` by the theme's value, deep; an unknown name stays, so that it is seen. */
export function resolveTheme<T>(value: T, vars: Record<string, string>): T {
  if (typeof value === 'string') {
    return (value.startsWith('@') ? (vars[value.slice(1)] ?? value) : value) as T
  }
  if (Array.isArray(value)) return value.map((item) => resolveTheme(item as unknown, vars)) as T
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, resolveTheme(item as unknown, vars)]),
    ) as T
  }
  return value
}
