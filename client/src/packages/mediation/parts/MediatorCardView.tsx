import { Image, View } from '@tarojs/components'
import type { MediatorCard } from '../../../../../domain/mediation/answers'
import { when } from '../../../services/time'
import { WORDS } from '../text'

/** The photo, or the first letter of the name. Hidden from screen readers: the name stands beside. */
export function Face({ photo, name, big }: { photo: string; name: string; big?: boolean }) {
  const looks = `face${big ? ' face--big' : ''}`
  if (!photo) {
    return (
      <View className={looks} ariaHidden>
        {[...name][0]}
      </View>
    )
  }
  return (
    <View className={looks} ariaHidden>
      <Image className="face__image" src={photo} mode="aspectFill" lazyLoad />
    </View>
  )
}

/** Official grade, kind and years: apart from what users say of him. */
export const gradeWords = ({
  kindText,
  level,
  years,
}: Pick<MediatorCard, 'kindText' | 'level' | 'years'>): string =>
  [level ? WORDS.mediator.grade(level) : kindText, years ? WORDS.mediator.years(years) : '']
    .filter(Boolean)
    .join(' · ')

export const starWords = ({ stars, ratings }: Pick<MediatorCard, 'stars' | 'ratings'>): string =>
  stars === null ? WORDS.mediator.noStars(ratings) : WORDS.mediator.stars(stars, ratings)

export const freeWords = (nextFree: number | null, now: number): string =>
  nextFree === null ? WORDS.mediator.notFree : WORDS.mediator.nextFree(when(nextFree, now))

export interface MediatorLook {
  mediator: MediatorCard
  specialties: string
  now: number
}

/** One mediator in a list: who, what grade, for what, when. Each line is always there, for its neighbours' sake. */
export function MediatorCardView({
  mediator: m,
  specialties,
  now,
  mark = '',
  onTap,
}: MediatorLook & {
  /** “第1位” where the reader has chosen him. */
  mark?: string
  onTap: (id: string) => void
}) {
  const lines = [
    gradeWords(m),
    specialties,
    [m.communityName, ...m.languages].filter(Boolean).join(' · '),
  ]
  const words = [m.name, mark, ...lines, starWords(m), freeWords(m.nextFree, now)]
  return (
    <View
      className={`card${mark ? ' card--chosen' : ''}`}
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={words.filter(Boolean).join('，')}
      onClick={() => onTap(m.id)}
    >
      <View className="row row--top">
        <Face photo={m.photo} name={m.name} />
        <View className="grow words">
          <View className="row">
            <View className="t-l grow">{m.name}</View>
            <View className={mark ? 'tag tag--done' : 'none'}>{mark}</View>
          </View>
          <View className="t-s quiet">{lines.join('\n')}</View>
          <View className="t-s">{starWords(m)}</View>
          <View className="t-s strong">{freeWords(m.nextFree, now)}</View>
        </View>
      </View>
    </View>
  )
}
