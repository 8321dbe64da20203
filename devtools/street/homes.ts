import { GIVEN, SURNAMES } from './people'
import { seeded } from './random'
import { SEED } from './street'

/** 家庭 of the demo: twenty, of two to four people each; all invented. The first has two phones. */
export const HOMES = 20
export const HEAD = 'o-head-han'
export const MATE = 'o-mate-han'
/** Whom the first household has invited. */
export const INVITED = 'o-home-00-9'

const CAST: Readonly<Record<string, string>> = { [HEAD]: '韩建国', [MATE]: '韩雪' }
const HOME_NAMES = [
  ...['和睦家', '暖阳家', '书香家', '勤俭家', '孝亲家', '同心家', '乐善家', '平安家'],
  ...['向阳家', '清风家', '春晖家', '知足家', '友邻家', '长乐家', '安居家', '惜福家'],
  ...['家和家', '静雅家', '朝霞家', '福满家'],
] as const

/** Who somebody of these households is, by openid. */
export function nameOfMate(openid: string): string {
  const cast = CAST[openid]
  if (cast !== undefined) return cast
  const [home = 0, nth = 0] = openid.match(/\d+/g)!.map(Number)
  const family = seeded(SEED + home)
  const surname = home === 0 ? '韩' : family.pick(SURNAMES)
  const own = seeded(SEED + home * 10 + nth)
  // Whoever married in has another name.
  return `${nth === 1 ? own.pick(SURNAMES) : surname}${own.pick(GIVEN)}`
}

/** The households with who is in them, the head first. */
export const demoHomes = (): { name: string; people: string[] }[] =>
  HOME_NAMES.map((name, home) => {
    const size = 2 + (home % 3)
    const no = String(home).padStart(2, '0')
    const others = Array.from({ length: size }, (_, nth) => `o-home-${no}-${nth}`)
    return { name, people: home === 0 ? [HEAD, MATE, `o-home-${no}-2`] : others }
  })
