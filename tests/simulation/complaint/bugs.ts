import type { Bug } from '../types'

const PAST = 'a complaint never waits for, or is told or shown to, whom it is about'

export const COMPLAINT_BUGS: Bug[] = [
  {
    name: 'a complaint goes to whom it names',
    breaks: [PAST],
    seed: 1,
    file: 'domain/complaint/past.ts',
    from: '  return isNamed(name, c.who) || isNamed(name, c.text)\n',
    to: '  return isNamed(name, c.who)\n',
  },
  {
    name: 'a late complaint climbs to whom it is about',
    breaks: [PAST],
    seed: 3,
    file: 'domain/complaint/past.ts',
    from: '(p) => !concerns(c, p) && p.id !== c.waitingFor',
    to: '(p) => p.id !== c.waitingFor',
  },
  {
    name: 'whom it is about is shown it where it waits in the box',
    breaks: [PAST],
    seed: 5,
    file: 'domain/complaint/qualities.ts',
    from: '  if (staffId === null || concernsActor(c, actor)) return own\n',
    to: '  if (staffId === null) return own\n',
  },
  {
    name: 'whoever has answered answers once more',
    breaks: ['the second answer to a complaint is another person’s'],
    seed: 31,
    file: 'domain/complaint/past.ts',
    from: '  decidedBy.includes(id)\n',
    to: '  decidedBy.includes(`${id} `)\n',
  },
]
