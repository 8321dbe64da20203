/** The demo street: its files, its people's phones, and how it gets into a local cloud. */
export { PERSONAS, type Persona } from './personas'
export { codesFile, placesFile, templatesFile } from './phoneFiles'
export { importStreet, migrate } from './admin'
export { seedStreet } from './seed'
export { seedYear } from './year'
export { SEED, makeStreet, type DemoStreet } from './street'
