/**
 * The one table of subscription-message templates that the street applies for in the WeChat console.
 * What it says of each is checked where a street is imported; a person's quota is counted by key.
 */
export const TEMPLATES = {
  /** 事件进度: to residents, of what they began. */
  progress: { fields: ['no', 'what', 'where', 'state', 'time', 'due', 'tip'] },
  /** 待办提醒: to whoever must act. */
  task: { fields: ['no', 'what', 'where', 'state', 'time', 'due', 'tip'] },
} as const satisfies Record<string, { fields: readonly string[] }>

export type TemplateKey = keyof typeof TEMPLATES
export const TEMPLATE_KEYS = Object.keys(TEMPLATES) as TemplateKey[]

/** One template as applied for in the WeChat console. */
export interface Template {
  id: string
  title: string
  /** Our field name → the template's keyword id, e.g. `{ no: 'character_string1' }`. */
  fields: Record<string, string>
}
