import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseInput } from '../src/parse/input.ts'

// Invented pages in the manner of ten publishers; each makes the whole article, and nothing of the page around it.

function readSaved(name: string) {
  const path = `tests/pages/${name}`
  const [parsed] = parseInput({ path, bytes: readFileSync(path) }, { source: { name: 'Island Radio' } })
  if (!parsed || 'error' in parsed) throw parsed?.error ?? new Error('nothing was read')
  const { title, summary, byline, publishedAt, modifiedAt, language, url, source, body, photos } = parsed.record.article
  return { title, summary, byline, publishedAt, modifiedAt, language, url, source: source.name, body, photos }
}

test('a graph of schema.org, with authors and publisher by reference', () => {
  expect(readSaved('graph.html')).toEqual({
    title: 'Harbour bridge to close for a week, council says',
    byline: 'Ida Moen, Per Lunde',
    publishedAt: '2024-02-03T05:15:00Z',
    modifiedAt: '2024-02-03T08:00:00Z',
    language: 'en-GB',
    url: 'https://fjord.example/bridge',
    source: 'The Fjord Times',
    body: 'The harbour bridge will close on Monday, and it will stay closed for a week, the council said.\n\n“We have found rust where there should be none,” engineer Kari Foss told the council, adding that the bridge is safe until then.\n\nBuses will go round by the old road, which takes twenty minutes longer, and the school will start half an hour later.',
    photos: [
      { url: 'https://fjord.example/bridge.jpg', caption: 'The bridge in January', credit: 'Ola Vik', depicts: [] },
    ],
  })
})

test('OpenGraph only, with a standfirst', () => {
  expect(readSaved('opengraph.html')).toEqual({
    title: 'Baker & sons: the last loaf',
    byline: 'Tom Hale',
    publishedAt: '2024-03-09T10:00:00Z',
    language: 'en-US',
    url: 'https://valley.example/bakers?id=9',
    source: 'Valley Voice',
    body: 'A family closes its oven after ninety years.\n\nThe oven at Baker & Sons went cold on Saturday, and the street smelled of rain instead of bread.\n\n“My grandfather lit it in 1934,” said Ruth Baker, 61. “I am the one who put it out.”\n\nThe shop will become a café, and the new owner says the oven will stay where it is, for people to look at.',
    photos: [],
  })
})

test('microdata, with a photo in the text and one in an advertisement', () => {
  expect(readSaved('microdata.html')).toEqual({
    title: 'Owl returns to the moor',
    byline: 'Ann Reed',
    publishedAt: '2023-11-30T08:00:00Z',
    language: 'en',
    url: 'https://moor.example/owl',
    source: 'Moor Gazette',
    body: 'The short-eared owl, which had not been seen on the moor for a decade, is back, wardens said on Thursday.\n\n“She sat on the gatepost as if she had never left,” said warden Joan Pike, who has counted birds there since 1998.',
    photos: [
      {
        url: 'https://moor.example/img/owl.jpg',
        caption: 'The owl on Wednesday evening.',
        altText: 'An owl on a post',
        credit: 'Photo: Jim Dale',
        width: 640,
        height: 480,
        depicts: [],
      },
    ],
  })
})

test('AMP, with slips in its JSON-LD', () => {
  expect(readSaved('amp.html')).toEqual({
    title: 'Lighthouse sold for one crown',
    publishedAt: '2024-04-01T12:00:00Z',
    language: 'en',
    url: 'https://coast.example/news/lighthouse',
    source: 'Coast Radio',
    body: 'The state has sold the lighthouse at Sandness for a single crown, on the condition that its lamp stays lit.\n\n“I paid in cash,” said the buyer, Nils Berg, a retired pilot who plans to live there with two dogs.',
    photos: [
      {
        url: 'https://coast.example/light.jpg',
        caption: 'The lighthouse was built in 1871.',
        credit: 'Photo: Coast Radio',
        width: 800,
        height: 600,
        depicts: [],
      },
    ],
  })
})

test('Drupal, with Dublin Core and a list', () => {
  expect(readSaved('drupal.html')).toEqual({
    title: 'Ministry counts the wolves',
    publishedAt: '2024-01-15T00:00:00Z',
    language: 'en',
    url: 'https://woods.example/press/wolves',
    source: 'Ministry of Woods',
    body: 'There are 212 wolves in the country, nine more than a year ago, the ministry said after its winter count.\n\nNorth: 120\n\nSouth: 92\n\n“Nine more is not a pack, it is a sign,” minister Olga Rand said, and asked farmers to mend their fences.',
    photos: [],
  })
})

test('WordPress, with its own captions and comments', () => {
  expect(readSaved('wordpress.html')).toEqual({
    title: 'Fähre fährt wieder',
    byline: 'Mia Petersen',
    publishedAt: '2024-05-03T05:30:00Z',
    language: 'de-DE',
    url: 'https://insel.example/2024/05/03/faehre/',
    source: 'Inselblatt',
    body: 'Seit Freitag fährt die Fähre wieder, nachdem sie zwei Monate lang im Dock gelegen hatte, teilte die Reederei mit.\n\n„Sie ist sicher“, sagte Kapitänin Wiebke Hansen am Morgen, bevor sie den Motor anließ und die Leinen löste.',
    photos: [
      {
        url: 'https://insel.example/faehre.jpg',
        caption: 'Die Fähre am Freitag.',
        altText: 'Fähre',
        credit: 'Foto: Jan Voss',
        width: 300,
        depicts: [],
      },
    ],
  })
})

test('tables of 2001, with tags that are never closed', () => {
  expect(readSaved('tables.html')).toEqual({
    title: 'Clock stops at noon',
    publishedAt: '2001-10-09T00:00:00Z',
    language: 'und',
    url: 'http://bell.example/2001/clock.htm',
    source: 'Island Radio',
    body: 'The town clock stopped at noon on Tuesday, for the first time since 1945, and nobody noticed until the evening train was late.\n\n"I set my watch by it," said station master Earl Dobbs. "So did everybody else, and that was the trouble."\n\nA man from the county will look at the works on Friday, the mayor said, and until then the bell will be rung by hand.',
    photos: [],
  })
})

test('windows-1252', () => {
  expect(readSaved('windows-1252.html')).toEqual({
    title: 'Le ferry reprend la mer',
    publishedAt: '2024-05-03T00:00:00Z',
    language: 'fr',
    source: 'La Gazette du Port',
    body: 'Le ferry a quitté le quai vendredi matin, après deux mois passés en cale sèche, sous les yeux d’une centaine d’habitants.\n\n« Il est sûr », a déclaré la capitaine Aïda Morel — qui navigue depuis vingt ans —, avant de larguer les amarres. Le billet coûte toujours 5 €.',
    photos: [],
  })
})

test('KOI8-R', () => {
  expect(readSaved('koi8-r.html')).toEqual({
    title: 'Паром снова вышел в море',
    publishedAt: '2023-10-20T14:34:00Z',
    language: 'ru',
    source: 'Island Radio',
    body: 'Паром отошёл от причала в пятницу утром, после двух месяцев в доке, и жители острова вышли его встречать.\n\n"Судно безопасно", - сказала капитан Анна Ветрова, которая водит паром уже двадцать лет, и отдала швартовы.',
    photos: [],
  })
})

test('UTF-16', () => {
  expect(readSaved('utf-16.html')).toEqual({
    title: 'フェリーが再び出航',
    publishedAt: '2024-05-03T00:00:00Z',
    language: 'ja',
    source: '島日報',
    body: '二か月にわたりドックに入っていたフェリーが、金曜日の朝、島の人々に見送られながら再び港を出た。\n\n「船は安全です」と船長の森あかりさんは語り、二十年の経験を胸に、綱を解いて静かに船を進めた。',
    photos: [],
  })
})

test('lines that lead to other pages are no text of the article, and those that only begin like them are', () => {
  const paragraphs = [
    'The ferry is late again, and the captain says that the tide is to blame for it, as it was last week.',
    'Share this: <a href="/f">Facebook</a> <a href="/t">Twitter</a> <a href="/m">Email</a>',
    'Share this: it is the only timetable that the harbour office has printed in four years, she said.',
    'Read more: <a href="/ten">Ten best terraces</a>',
    'Read more: the book of the harbour, by <a href="/holt">Mia Holt</a>, is out in May, and costs nine crowns.',
    '“Share this with your neighbours,” the captain said, and handed out the new times of the ferry on paper.',
  ]
  const bytes = Buffer.from(
    `<html lang="en"><head><title>Ferry late</title><meta property="article:published_time" content="2024-05-03"></head>
    <body><article><h1>Ferry late</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`,
  )
  const [parsed] = parseInput({ path: 'ferry.html', bytes }, { source: { name: 'Island Radio' } })
  if (!parsed || 'error' in parsed) throw parsed?.error ?? new Error('nothing was read')
  expect(parsed.record.article.body.split('\n\n')).toEqual(
    [0, 2, 4, 5].map((at) => paragraphs[at]!.replace(/<[^>]+>/g, '')),
  )
})
