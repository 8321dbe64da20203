import { Map } from '@tarojs/components'
import { useEffect, useMemo, useState } from 'react'
import type { GridView, ReportView } from '../../../../../domain/contract'
import { getStreet } from '../../../services/street'

const PIN = { iconPath: '/assets/pin.png', width: 30, height: 36 }
const OUTLINE = { strokeWidth: 2, strokeColor: '#0b6e60', fillColor: '#0b6e6022' }

/** The place and its grid on a map; the same stands in words beside it, for screen readers. */
export function PlaceMap({ report }: { report: ReportView }) {
  const [ring, setRing] = useState<GridView['polygon']>([])
  const { gridCode, placePoint } = report
  useEffect(() => {
    let live = true
    void getStreet().then((street) => {
      const grid = street.ok && street.data.grids.find((g) => g.code === gridCode)
      if (live && grid) setRing(grid.polygon)
    })
    return () => {
      live = false
    }
  }, [gridCode])
  // Kept between drawings: a new array would be sent to WeChat anew.
  const pins = useMemo(() => {
    if (!placePoint) return []
    return [{ id: 1, longitude: placePoint[0], latitude: placePoint[1], ...PIN }]
  }, [placePoint])
  const outlines = useMemo(() => {
    const points = ring.map(([longitude, latitude]) => ({ longitude, latitude }))
    return points.length ? [{ points, ...OUTLINE }] : []
  }, [ring])
  if (!placePoint) return null
  const [longitude, latitude] = placePoint
  return (
    <Map
      className="map"
      longitude={longitude}
      latitude={latitude}
      scale={16}
      markers={pins}
      polygons={outlines}
      ariaLabel={report.placeLabel}
      onError={() => undefined}
    />
  )
}
