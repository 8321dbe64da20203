import { mostAtOnce, neededCalls } from '../../devtools/bench/spans'

/** A line of dashes, time from left to right. */
const spanOf = (line: string) => ({ beganMs: line.search(/\S/), endedMs: line.length })

test.each([
  ['nobody', 0, []],
  ['one', 1, ['---']],
  ['one takes the place of the other', 1, ['---', '   ---']],
  ['two meet', 2, ['---', '  ---', '     ---']],
  ['three at once', 3, ['-------', '   -', '  ---', '      --']],
])('at once: %s', (_, most, lines) => {
  expect(mostAtOnce(lines.map(spanOf))).toBe(most)
})

/** `a--`: the call a, begun at its letter and answered where the dashes end; `a…`: not answered. */
const askedOf = (line: string) => {
  const began = line.search(/\S/)
  return { name: line[began]!, began, answered: line.endsWith('…') ? null : line.length }
}

test.each([
  ['none: it was there before', '', [], 5],
  ['one', 'a', ['a---'], 6],
  ['two in turn', 'ab', ['a---', '    b--'], 9],
  ['two together', 'ab', ['a---', 'b--'], 6],
  ['asked once the content is there', 'a', ['a---', '    b---'], 6],
  ['asked with it and answered later', 'ab', ['a---', 'b-------'], 6],
  ['asked with it and never answered', 'ab', ['a---', 'b…'], 6],
  ['asked by the page before', 'b', ['a-----', '    b---'], 9],
])('needed: %s', (_, names, lines, seen) => {
  const opened = names === 'b' ? 3 : 0
  expect(neededCalls(lines.map(askedOf), opened, seen).join('')).toBe(names)
})
