/**
 * Inner WXML of the built-in components, compiled together with the app's own templates.
 * Plain tags (`div`) become DOM elements of that name.
 */
export const BUILTIN_TEMPLATES = {
  empty: '',
  slot: '<slot/>',
  track: '<div class="wx-track"><slot/></div>',
} as const

export type BuiltinTemplate = keyof typeof BUILTIN_TEMPLATES
