import type { Bug } from '../types'

/** Bugs in what a person says of his own account. */
export const IDENTITY_BUGS: Bug[] = [
  {
    name: 'a consent is carried out each time it comes',
    breaks: ['a withdrawal of consent is not undone by a late duplicate'],
    seed: 1,
    file: 'cloudfunctions/api/once.ts',
    from: '  const mark = { _id: idOf(context), by: context.userId,',
    to: "  const nth = call === 'identity.consent' ? `:${context.now}` : ''\n  const mark = { _id: idOf(context) + nth, by: context.userId,",
  },
]
