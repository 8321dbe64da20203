import { collection } from './define'

export const ADMIN_COLLECTIONS = {
  /** Journals of imports: which files, how far. */
  imports: collection<{ _id: string } & Record<string, unknown>>(),
  /** Journals of migrations: which are done, how far one is that is under way. */
  migrations: collection<{ _id: string; done: boolean; after: string; changed: number }>(),
}
