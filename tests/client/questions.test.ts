import { questionsOfClient } from './asked'

/**
 * What a form asks stands at a field: for each `askAt` of a literal name, and each field of which the cloud's
 * refusal is told there (`sameFields`), the same package has a field of that name, and no field has a name
 * under which nothing is ever asked.
 */
const asking = [...questionsOfClient()].filter(([, { asked }]) => asked.size > 0)

test('there are forms', () => {
  expect(asking.length).toBeGreaterThan(5)
})

test.each(asking)('%s: every question has its field', (_, { asked, places }) => {
  expect([...asked].filter((name) => !places.has(name))).toEqual([])
})
