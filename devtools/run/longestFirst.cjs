/** The few tests that take a minute begin first: a fresh clone has no record of what took how long. */
const { default: Sequencer } = require('@jest/test-sequencer')

const LONG = [
  'simulation/street',
  'cloud/durabilityKill',
  'simulation/bugs.test',
  'simulation/bugsOfRooms',
  'functions/walk',
  'functions/mediationWaiting',
  'functions/evidence',
  'functions/complaintPast',
  'functions/leavingDeaths',
  'functions/outbox',
  'phone/navigation',
  'e2e/taps',
  'e2e/pages',
  'e2e/doorsPeople',
]

const rank = ({ path }) => {
  const place = LONG.findIndex((name) => path.includes(name))
  return place < 0 ? LONG.length : place
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b))
  }
}
