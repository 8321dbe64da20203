import { startTown, type Town } from './town'

/** A town of its own for every test of a file; after each nothing runs any more, and no function has failed. */
export function eachTown(take: (town: Town) => void): void {
  let town: Town
  beforeEach(async () => {
    town = await startTown()
    take(town)
  })
  afterEach(async () => {
    await town.cloud.atRest()
    expect(town.unexpected.splice(0)).toEqual([])
    await town.stop()
  })
}
