import type { ChosenPlace } from './place'
import { keep, load } from './storage'

const OWN = 'ownBuilding'

/** 我家: the building that the person has chosen last, to be chosen again by one tap; on this phone alone. */
export const ownBuilding = (): ChosenPlace | null => load<ChosenPlace>(OWN)

export const rememberOwnBuilding = (chosen: ChosenPlace): void => void keep(OWN, chosen)
