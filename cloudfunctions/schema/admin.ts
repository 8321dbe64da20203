import type { Tick } from '../../domain/home/tick'
import { collection, nobody } from './define'

export const ADMIN_COLLECTIONS = {
  /** Journals of imports: which files, how far. */
  imports: collection<{ _id: string } & Record<string, unknown>>({}),
  /** One document: when the timer last came to its end. */
  ticks: collection<Tick>({
    ...nobody('at'),
  }),
  /** Journals of migrations: which are done, how far one is that is under way. */
  migrations: collection<{ _id: string; done: boolean; after: string; changed: number }>({
    ...nobody('done', 'after', 'changed'),
  }),
}
