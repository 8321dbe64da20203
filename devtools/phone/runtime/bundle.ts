import type { AppConfig, PageConfig, ThemeVars } from './config'

export type ModuleFunction = (...args: unknown[]) => void

/** What `app-bundle.js` leaves in `window.__MP__`. */
export interface AppBundle {
  json: Record<string, unknown>
  styles: { path: string; css: string; scope: string }[]
  groups: Record<string, unknown>
  mods: Record<string, ModuleFunction>
  problems: string[]
}

export function appConfigOf(bundle: AppBundle): AppConfig {
  return bundle.json['app'] as AppConfig
}

export function pageConfigOf(bundle: AppBundle, path: string): PageConfig {
  return (bundle.json[path] ?? {}) as PageConfig
}

/** The variables of theme.json; empty when the app declares none. */
export function themeVarsOf(bundle: AppBundle): ThemeVars {
  const at = appConfigOf(bundle)
    .themeLocation?.replace(/\.json$/, '')
    .replace(/^\.?\//, '')
  return at ? ((bundle.json[at] ?? {}) as ThemeVars) : {}
}
