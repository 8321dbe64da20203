/** Things one after another, in groups of one day each (`YYYY-MM-DD`), in the order in which they come. */
export function byDay<T>(
  items: readonly T[],
  dayOf: (item: T) => string,
): { day: string; items: T[] }[] {
  const days: { day: string; items: T[] }[] = []
  for (const item of items) {
    const day = dayOf(item)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}
