import { COLLECTIONS, type IndexSchema } from '../schema'
import { database } from '../platform/collections'
import { sdkCode, sdkMessage } from '../platform/sdk'
import { reshape, type Reshaped } from './reshape'

/** What the platform says of a collection that is there already. */
const EXISTS = /already\s?exists?|table exist|EXISTED?|collection exists/i
const EXISTS_CODE = -501001

export interface Migrated extends Reshaped {
  ok: true
  created: string[]
  /** The SDK cannot create indexes nor rules: a person enters these in the console. */
  indexes: ({ collection: string } & IndexSchema)[]
  rules: { collection: string; read: false; write: false }[]
}

async function create(name: string): Promise<boolean> {
  try {
    await database.createCollection(name)
    return true
  } catch (error) {
    if (EXISTS.test(sdkMessage(error))) return false
    // Some environments answer the plain system error; a collection that can be read is there.
    if (sdkCode(error) !== EXISTS_CODE) throw error
    await database.collection(name).limit(1).get()
    return false
  }
}

/**
 * Creates the collections that are missing and brings documents to the shape of this version. Safe to
 * run at any time, as often as one likes; `done: false` means: call again, it carries on.
 */
export async function migrate(isTimeUp: () => boolean): Promise<Migrated> {
  const created: string[] = []
  for (const { name } of COLLECTIONS) if (await create(name)) created.push(name)
  return {
    ok: true,
    ...(await reshape(isTimeUp)),
    created,
    indexes: COLLECTIONS.flatMap(({ name, indexes }) =>
      indexes.map((index) => ({ collection: name, ...index })),
    ),
    rules: COLLECTIONS.map(({ name, rule }) => ({ collection: name, ...rule })),
  }
}
