import type { Failure } from './call'
import { askAt } from './question'
import { say } from './toast'

/** Which field of a form stands for a field of the call, by the latter's first name (`venue` of `venue.name`). */
export type FieldsOfForm = Readonly<Record<string, string>>

/** Fields that are called the same in both. */
export const sameFields = (...names: string[]): FieldsOfForm =>
  Object.fromEntries(names.map((name) => [name, name]))

/** Tells why the cloud has refused: at the field that it names, where the form has it; else over the page. */
export function tellRefused({ field = '', message }: Failure, at: FieldsOfForm): void {
  const [first = ''] = field.split('.')
  const place = Object.entries(at).find(([name]) => name === first)?.[1]
  if (place) askAt(place, message)
  else say(message)
}
