import type { Elder, Help } from '../../domain/helper/types'
import { collection, index, nobody } from './define'

export const HELPER_COLLECTIONS = {
  /** 代开账户 of elders without WeChat. */
  elders: collection<Elder>(
    {
      name: 'elder',
      building: 'elder',
      no: 'elder',
      consent: 'elder',
      openedBy: 'roster',
      papers: 'elder',
      ...nobody('shape', 'grid', 'openedAt'),
    },
    /** Of a grid, for its crew. */
    index('grid', ['grid', 1], ['openedAt', -1], ['_id', -1]),
  ),
  /** 帮手约定 */
  helps: collection<Help>(
    {
      elder: 'help',
      elderName: 'help',
      account: 'help',
      helper: 'help',
      helperName: 'help',
      people: 'help',
      yes: 'help',
      'history.*.by': 'help',
      ...nobody('shape', 'rev', 'state', 'acts', 'months', 'until', 'owing', 'history'),
    },
    index('elder', ['elder', 1], ['until', -1]),
    index('helper', ['helper', 1], ['until', -1]),
    /** Whose kin somebody is. */
    index('people', ['people', 1]),
    /** Of whom something is still to go back. */
    index('owing', ['owing', 1]),
    /** What is over. */
    index('until', ['until', 1]),
  ),
}
