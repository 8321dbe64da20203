import { Label, Switch, View } from '@tarojs/components'
import { KINDS, SUBJECTS, type Subject } from '../../../../../domain/complaint/subjects'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Words } from '../../../components/Field'
import { PhotoPicker } from '../../../components/Photos'
import { Screen } from '../../../components/Screen'
import { Tiles } from '../../../components/Tiles'
import { sure } from '../../../services/toast'
import { T } from '../../../text'
import { WORDS } from '../text'
import { useForm } from './useForm'

const W = WORDS.write

type Form = ReturnType<typeof useForm>
type About = keyof typeof W.aboutTile

const KIND_TILES = Object.entries(KINDS).map(([key, text]) => ({ key, text }))
const ABOUT_TILES = Object.entries(W.aboutTile).map(([key, text]) => ({ key, text }))
/** A leader is no service. */
const subjectTiles = (about: About) =>
  (Object.keys(SUBJECTS) as Subject[])
    .filter((key) => about === 'person' || key !== 'leader')
    .map((key) => ({ key, text: SUBJECTS[key].name }))

/** What it is about. A person is meant by what he does or what he looked like, never by a list of names. */
function About({ draft, change, write }: Form) {
  const { about, subject, who, source, sourceNo } = draft.fields
  if (source) {
    return (
      <Card>
        <View className="t-l wrap">{W.aboutThis(sourceNo)}</View>
        <View className="t-s quiet">{W.aboutThisHint}</View>
      </Card>
    )
  }
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.about}</View>
        <Tiles
          columns={3}
          items={ABOUT_TILES}
          value={about}
          onPick={(key) => change({ about: key as About, subject: null })}
        />
        <Slot>
          {about === 'app' ? null : (
            <>
              <View>
                <View className="strong">
                  {about === 'service' ? W.subjectOfService : W.subjectOfPerson}
                </View>
                <View className="t-s quiet">{W.subjectHint}</View>
              </View>
              <Tiles
                columns={2}
                name="subject"
                items={subjectTiles(about)}
                value={subject}
                onPick={(key) => change({ subject: key as Subject })}
              />
            </>
          )}
        </Slot>
        <Slot>
          {about === 'person' && subject === 'leader' ? (
            <View className="warn">{W.leaderHint}</View>
          ) : null}
        </Slot>
        <Slot>
          {about === 'person' ? (
            <>
              <View className="strong">{W.who}</View>
              <Words
                key={draft.key}
                short
                name="who"
                label={W.who}
                hint={W.whoHint}
                value={who}
                onInput={(text) => write({ who: text })}
              />
            </>
          ) : null}
        </Slot>
      </View>
    </Card>
  )
}

function What({ draft, write, addPhotos, removePhoto }: Form) {
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.text}</View>
        <Words
          key={draft.key}
          name="text"
          label={W.textLabel}
          hint={W.textHint}
          value={draft.fields.text}
          onInput={(text) => write({ text })}
        />
        <PhotoPicker photos={draft.photos} onAdd={() => void addPhotos()} onRemove={removePhoto} />
      </View>
    </Card>
  )
}

function Confidential({ draft, change }: Form) {
  return (
    <Card>
      <Label className="row switch">
        <View className="grow">
          <View>{W.confidential}</View>
          <View className="t-s quiet">{W.confidentialHint}</View>
        </View>
        <Switch
          checked={draft.fields.confidential}
          color="#0b6e60"
          ariaLabel={W.confidential}
          onChange={(event) => change({ confidential: event.detail.value })}
        />
      </Label>
    </Card>
  )
}

/** 写投诉建议: what about, what, and one tap. */
export default function Write() {
  const form = useForm()
  const { draft, change, busy, send, sheet, restart } = form
  const clear = async () => {
    if (await sure(W.clearAsk)) restart()
  }
  const foot = (
    <Button kind="primary" off={busy} onClick={send}>
      {busy ? W.submitting : draft.unsent ? T.draft.send : W.submit}
    </Button>
  )
  return (
    <Screen foot={foot} over={sheet}>
      <View className="stack">
        <Slot>{draft.unsent ? <Card tone="warn">{T.draft.unsent}</Card> : null}</Slot>
        <Card>
          <View className="stack">
            <View className="t-l">{W.kind}</View>
            <Tiles
              columns={2}
              items={KIND_TILES}
              value={draft.fields.kind}
              onPick={(key) => change({ kind: key as keyof typeof KINDS })}
            />
          </View>
        </Card>
        <About {...form} />
        <What {...form} />
        <Confidential {...form} />
        <Card tone="soft">{W.past}</Card>
        <Button kind="ghost" onClick={() => void clear()}>
          {W.clear}
        </Button>
      </View>
    </Screen>
  )
}
