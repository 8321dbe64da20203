import type { Lab } from './lab'

/** Opens the lab page as somebody who has agreed to the privacy guide. */
export async function agreed(lab: Lab, openid = 'o-test-1'): Promise<void> {
  const page = await lab.open('pages/lab/lab', { openid })
  const key = `phone:${openid}:privacyAgreed`
  await page.evaluate((k) => localStorage.setItem(k, 'true'), key)
}

/** What the desk lays beside the phone's page. */
export const DESK_FILES: Record<string, unknown> = {
  'templates.json': { T1: { title: '事件进度', fields: { thing1: '事项' } } },
  'codes.json': [{ label: '3 号楼门牌', result: 'b:3' }],
  'places.json': {
    center: [116.4, 39.9],
    grids: [
      {
        name: '第一网格',
        polygon: [
          [116.39, 39.89],
          [116.41, 39.89],
          [116.41, 39.91],
        ],
      },
    ],
    places: [
      { name: '居委会', address: '幸福路 1 号', lng: 116.401, lat: 39.901 },
      { name: '菜市场', address: '和平街 9 号', lng: 116.405, lat: 39.905 },
    ],
  },
}

/** The smallest picture: one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
