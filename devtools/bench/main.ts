import { join } from 'node:path'
import { startDesk } from '../desk/server'
import { measureBooking } from './booking'
import { measureBundle } from './bundle'
import { measureBytes } from './bytes'
import { measureCloud } from './cloud'
import { measureFirstContent } from './firstContent'
import { measureFlood } from './flood'
import { measureHomes } from './homes'
import { machineLine } from './machine'
import { measureScale } from './scale'
import { measureSetData } from './setData'
import { measureStarts } from './starts'
import { measurePoints } from './points'
import { printTable, type Figure } from './table'
import { measureTrips } from './trips'
import { measureVolunteering } from './volunteering'
import { worldOf, type World } from './world'

const root = join(__dirname, '..', '..')
const SIZES = [1_000, 100_000]
const LARGE = 1_000_000
/** Entries of five people, and of a whole street, in a year. */
const LEDGERS = [1_000, 200_000]
/** 参加 that are over: of a team's first weeks, and of three years of 1,040 people. */
const ATTENDANCES = [1_000, 100_000]
/** `--date=2026-11-24`: what the tables are headed with; today unless given. */
const dateGiven = (): string =>
  process.argv.find((word) => word.startsWith('--date='))?.slice('--date='.length) ??
  new Date().toISOString().slice(0, 10)

/** Runs a measurement on a street of its own, so that none meets another's data. */
async function withWorld<T>(work: (world: World, url: string) => Promise<T>): Promise<T> {
  const desk = await startDesk({ root, dataDir: ':memory:', port: 0, timers: false })
  try {
    return await work(worldOf(desk.cloud), desk.url)
  } finally {
    await desk.stop()
  }
}

const isLarge = (): boolean => process.argv.includes('--large')
const sizes = (): number[] => (isLarge() ? [...SIZES, LARGE] : SIZES)

const PARTS: Record<string, { title: string; measure: () => Promise<Figure[]> | Figure[] }> = {
  bytes: { title: 'Package bytes', measure: () => measureBytes(root) },
  bundle: { title: 'Bundle load', measure: () => measureBundle(root) },
  trips: { title: 'What a call asks of the cloud', measure: () => measureTrips(root) },
  homes: { title: 'A street opens its home page', measure: () => measureHomes(root) },
  flood: { title: 'One against all', measure: () => measureFlood(root) },
  scale: { title: 'Calls as the store grows', measure: () => measureScale(root, sizes()) },
  booking: { title: 'Booking', measure: () => measureBooking(root, SIZES) },
  points: { title: 'Points', measure: () => measurePoints(root, LEDGERS) },
  volunteer: {
    title: 'Volunteering',
    measure: () => measureVolunteering(root, ATTENDANCES),
  },
  cloud: { title: 'The local cloud', measure: () => measureCloud(isLarge(), dateGiven()) },
  first: {
    title: 'First content of the pages',
    measure: () => withWorld((w, url) => measureFirstContent(w, url, root)),
  },
  setdata: {
    title: 'setData of the pages',
    measure: () => withWorld((w, url) => measureSetData(w, url, root)),
  },
  start: { title: 'npm start', measure: () => measureStarts(root) },
}

/** The parts that are named on the command line, all of them without any; a slip is said. */
function askedParts(): string[] {
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
  const unknown = asked.filter((word) => !(word in PARTS))
  if (unknown.length > 0)
    throw new Error(`no part is named ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}`)
  return asked.length > 0 ? asked : Object.keys(PARTS)
}

/** Prints every figure beside its budget. */
async function main(): Promise<void> {
  const over: string[] = []
  const parts = askedParts()
  process.stdout.write(`${machineLine(dateGiven())}\n`)
  for (const name of parts) {
    const { title, measure } = PARTS[name]!
    const figures = await measure()
    printTable(title, figures)
    over.push(...figures.filter((f) => f.met === false).map((f) => f.what))
  }
  process.stdout.write(over.length > 0 ? `\nover budget: ${over.join('; ')}\n` : '\nall met\n')
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
