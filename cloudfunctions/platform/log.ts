/**
 * One line of JSON an event, for the platform's log search. Callers pass ids, codes and durations,
 * never what people wrote, their numbers or names.
 */
type Fields = Record<string, string | number | boolean | null>

const write = (level: 'info' | 'error', event: string, fields: Fields): void =>
  console[level === 'error' ? 'error' : 'log'](JSON.stringify({ level, event, ...fields }))

export const log = {
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  /** Something nobody expected: with its stack. */
  error: (event: string, error: unknown, fields: Fields = {}) =>
    write('error', event, {
      ...fields,
      stack: error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error),
    }),
}
