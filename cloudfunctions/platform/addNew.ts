import { collection, type CollectionName, type Documents } from './collections'
import { isDuplicate } from './sdk'

/** Adds a document, unless one of its `_id` is there: that one stays as it is, whoever was faster. */
export async function addNew<N extends CollectionName>(
  name: N,
  document: Documents[N],
): Promise<void> {
  try {
    await collection(name).add(document)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
