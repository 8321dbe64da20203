import { createHash } from 'node:crypto'
import { STATEMENT_LAYOUT, type StatementPaper } from '../../domain/helper/statement'

/** First digits of the hash of what a paper says. */
export const hashOf = (words: unknown): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)

/** Where the 积分对账单 with these words lies in the storage: known before it is made, so that it can be removed. */
export function statementPath(elder: string, { title, head, rows, foot }: StatementPaper): string {
  const words = [title, head, rows.map(({ day, text, change }) => [day, text, change]), foot]
  const folder = elder.slice('elder:'.length)
  return `papers/${folder}/statement-v${STATEMENT_LAYOUT}-${hashOf(words)}.docx`
}
