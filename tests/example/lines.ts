/**
 * All that a new context changes in files that are there: one entry in a table, and the import of what
 * stands in it. Everything else of it is files of its own (`context/`).
 */
export interface Line {
  /** Path from the root of the repository. */
  file: string
  /** The table, as it begins; the entry is put right behind. */
  table: string
  entry: string
  import?: string
}

export const LINES: Line[] = [
  {
    file: 'domain/contract/index.ts',
    table: 'export const CALLS = {',
    entry: '...LOST_CALLS,',
    import: "import { LOST_CALLS } from '../lost/calls'",
  },
  {
    file: 'domain/contract/tended.ts',
    table: 'export const TENDED = {',
    entry: 'lost: LOST_TENDED,',
    import: "import { LOST_TENDED } from '../lost/tended'",
  },
  {
    file: 'domain/notice/pages.ts',
    table: 'export const PAGES = {',
    entry: "'lost.thing': 'packages/lost/thing/index',",
  },
  {
    file: 'cloudfunctions/schema/index.ts',
    table: 'const SCHEMA = {',
    entry: '...LOST_COLLECTIONS,',
    import: "import { LOST_COLLECTIONS } from './lost'",
  },
  {
    file: 'cloudfunctions/api/handlers.ts',
    table: 'export const HANDLERS: Handlers<CallName> = {',
    entry: '...lostHandlers,',
    import: "import { lostHandlers } from './lost/handlers'",
  },
  {
    file: 'cloudfunctions/api/home/rows.ts',
    table: 'export const ROW_SOURCES: readonly RowSource[] = [',
    entry: 'lostRows,',
    import: "import { lostRows } from '../lost/rows'",
  },
  {
    file: 'cloudfunctions/jobs/watches/index.ts',
    table: 'export const WATCHES: readonly Watch[] = [',
    entry: 'lostWatch,',
    import: "import { lostWatch } from './lost'",
  },
  {
    file: 'devtools/street/seeds/index.ts',
    table: '  streetSeed,',
    entry: 'lostSeed,',
    import: "import { lostSeed } from './lost'",
  },
  {
    file: 'tests/simulation/contexts.ts',
    table: 'const OWN: Context[] = [',
    entry: 'lost,',
    import: "import { lost } from './lost'",
  },
]

/**
 * Tests that walk the contract ask for a case of every call: the context's own calls are held to what
 * holds for all.
 */
export const CASES: Line[] = [
  {
    file: 'domain/contract/acts.ts',
    table: 'export const ACTS: Record<WritingName, ActKind> = {',
    entry: `'lost.register': 'apply',
  'lost.giveBack': 'step',`,
  },
  {
    file: 'tests/functions/badInput.test.ts',
    table: 'const GOOD: Record<CallName, object> = {',
    entry: `'lost.register': { requestId: REQUEST, what: '一串钥匙', gridCode: CODE.A1 },
  'lost.giveBack': { ...step, id: 'lost:0123456789abcdef01234567', note: '领走' },
  'lost.get': { id: 'lost:0123456789abcdef01234567' },`,
  },
  {
    file: 'tests/functions/budget.test.ts',
    table: 'const CASES: Case[] = [',
    entry: `{ name: 'lost.register', who: 'resident', input: request(KEYS) },
  { name: 'lost.giveBack', who: 'workerA1', input: async () => keptThing(town) },
  { name: 'lost.get', who: 'workerA1', input: async () => ({ id: (await keptThing(town)).id }) },`,
    import: "import { KEYS, keptThing } from './lostThings'",
  },
  {
    file: 'tests/functions/writingCases.ts',
    table: 'export const WRITING_CASES: WritingCase[] = [',
    entry: `{ name: 'lost.register', who: 'resident', first: () => KEYS, other: () => UMBRELLA },
  {
    name: 'lost.giveBack',
    who: 'workerA1',
    first: async (town) => withoutRequest(await keptThing(town)),
    other: (first) => ({ ...first, note: '不是他的' }),
  },`,
    import: "import { KEYS, UMBRELLA, keptThing, withoutRequest } from './lostThings'",
  },
]
