import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { StreetView } from '../../../domain/contract'
import { getStreet } from '../services/street'
import { T } from '../text'
import { Button } from './Button'
import { CallLayer } from './CallLayer'
import { type Tile, Tiles } from './Tiles'

type Category = StreetView['categories'][number]

interface Shown {
  majors: Tile[]
  minors: Tile[]
}

/** Only what is drawn enters the page's state; the tables stay in services/street. */
async function tilesOf(major: string | null): Promise<Shown> {
  const street = await getStreet()
  if (!street.ok) return { majors: [], minors: [] }
  return {
    majors: street.data.majors.map((m) => ({ key: m.code, text: m.name, icon: `k${m.code}` })),
    minors: street.data.categories
      .filter((c) => major !== null && c.code.startsWith(major))
      .map((c) => ({ key: c.code, text: c.name })),
  }
}

const find = async (code: string): Promise<Category | null> => {
  const street = await getStreet()
  return (street.ok && street.data.categories.find((c) => c.code === code)) || null
}

/**
 * Ten pictures, then six words. `warn`: a danger shows the telephone before it is chosen
 * (for residents; staff who classify are not asked to call).
 */
export function CategoryPicker({
  value,
  warn,
  onPick,
}: {
  value: string | null
  warn?: boolean
  onPick: (code: string | null, name: string) => void
}) {
  const [major, setMajor] = useState(value?.slice(0, 2) ?? null)
  const [shown, setShown] = useState<Shown>({ majors: [], minors: [] })
  const [danger, setDanger] = useState<Category | null>(null)
  useEffect(() => {
    let live = true
    void tilesOf(major).then((tiles) => live && setShown(tiles))
    return () => {
      live = false
    }
  }, [major])
  const pick = async (code: string) => {
    if (code === value) return onPick(null, '')
    const category = await find(code)
    if (!category) return
    if (warn && category.callFirst) return setDanger(category)
    onPick(code, category.name)
  }
  const leave = () => {
    setMajor(null)
    onPick(null, '')
  }
  return (
    <View className="stack">
      {major === null ? (
        <Tiles items={shown.majors} value={null} onPick={setMajor} />
      ) : (
        <>
          <Tiles
            columns={2}
            items={shown.minors}
            value={value}
            onPick={(code) => void pick(code)}
          />
          <Button kind="ghost" small onClick={leave}>
            {T.category.other}
          </Button>
        </>
      )}
      {danger?.callFirst ? (
        <CallLayer
          name={danger.name}
          tip={danger.callFirst.tip}
          phone={danger.callFirst.phone}
          onGo={() => {
            setDanger(null)
            onPick(danger.code, danger.name)
          }}
          onLeave={() => setDanger(null)}
        />
      ) : null}
    </View>
  )
}
