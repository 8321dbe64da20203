/**
 * What an answer says, without the addresses of its photos: they are other ones each time, though the
 * photos are the same.
 */
const said = (answer: unknown): string =>
  JSON.stringify(answer, (name, value: unknown) => (name === 'url' ? '' : value)) ?? ''

/** Two answers say the same. */
export const saysTheSame = (one: unknown, other: unknown): boolean => said(one) === said(other)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Which file an address leads to: what follows the question mark is the permission to read it. */
const fileOf = (url: string): string => url.split('?')[0] ?? ''

function addressesIn(value: unknown, into: Map<string, string>): void {
  if (Array.isArray(value)) return value.forEach((item) => addressesIn(item, into))
  if (!isObject(value)) return
  for (const [name, part] of Object.entries(value)) {
    if (name === 'url' && typeof part === 'string' && part) into.set(fileOf(part), part)
    else addressesIn(part, into)
  }
}

function replaced(value: unknown, known: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, known))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) =>
      name === 'url' && typeof part === 'string'
        ? [name, known.get(fileOf(part)) ?? part]
        : [name, replaced(part, known)],
    ),
  )
}

/**
 * A new answer with the addresses that its photos have on the screen already: with other ones the phone
 * would fetch every picture again.
 */
export function withKnownAddresses<T>(next: T, shown: unknown): T {
  const known = new Map<string, string>()
  addressesIn(shown, known)
  return known.size === 0 ? next : (replaced(next, known) as T)
}
