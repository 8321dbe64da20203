/** Each party ranks three mediators at the most (DOMAIN §3.5 row 7). */
export const MAX_RANKED = 3

/** A tap puts one at the end or takes it away again; null where there are three already. */
export function ranksAfterTap(ranked: readonly string[], id: string): string[] | null {
  if (ranked.includes(id)) return ranked.filter((one) => one !== id)
  return ranked.length < MAX_RANKED ? [...ranked, id] : null
}
