import { describe, expect, test } from 'vitest'
import { readProse, type Stretch } from '../src/extract/prose.ts'
import { findAttributions } from '../src/extract/quotes.ts'

// Each attribution as kind, source, cue, and what was said; "|" stands between segments.
function found(text: string): string[] {
  const words = (stretch: Stretch | undefined) => (stretch ? text.slice(stretch.start, stretch.end) : '-')
  return findAttributions(readProse(text)).map(
    ({ kind, source, cue, segments }) =>
      `${kind} ${words(source)} / ${words(cue)} / ${segments.map((segment) => words(segment)).join(' | ')}`,
  )
}

describe('a tag after what was said', () => {
  test.each([
    ['curly marks', '“We will not leave,” Ann Lee said.', 'DIRECT Ann Lee / said / We will not leave'],
    ['straight marks', '"We will not leave," Ann Lee said.', 'DIRECT Ann Lee / said / We will not leave'],
    ['single marks', "'We will not leave,' Ann Lee said.", 'DIRECT Ann Lee / said / We will not leave'],
    ['guillemets', '«We will not leave», Ann Lee said.', 'DIRECT Ann Lee / said / We will not leave'],
    ['the verb first', '“We stay,” said Ann Lee, a baker.', 'DIRECT Ann Lee, a baker / said / We stay'],
    ['a question', '“Why now?” Lee asked.', 'DIRECT Lee / asked / Why now?'],
    ['no marks at all', 'The plan is dead, Lee said.', 'INDIRECT Lee / said / The plan is dead'],
    ['within the sentence', 'The plan, Lee said, is dead.', 'INDIRECT Lee / said / The plan | is dead'],
    [
      'with what is put between commas',
      '“We stay,” Ann Lee, 34, of Leeds, told the town.',
      'DIRECT Ann Lee, 34, of Leeds / told / We stay',
    ],
    ['a party and a state', '“We stay,” Ann Lee, D-Ore., said Tuesday.', 'DIRECT Ann Lee, D-Ore. / said / We stay'],
    [
      'these in brackets, and no marks',
      'The bridge will open, Sen. Ann Lee (R-S.C.) told the town on Monday.',
      'INDIRECT Sen. Ann Lee (R-S.C.) / told / The bridge will open',
    ],
    ['any verb', '“It will stand,” an angry Lee retaliated.', 'DIRECT an angry Lee / retaliated / It will stand'],
    [
      'a verb taken for an adjective',
      '“It is unsafe,” Ann Lee alleged here.',
      'DIRECT Ann Lee / alleged / It is unsafe',
    ],
    ['the same, first', '“It is late,” fumed union chief Ann Lee.', 'DIRECT union chief Ann Lee / fumed / It is late'],
    ['a name that is a word', '“It will stand,” Cross wrote.', 'DIRECT Cross / wrote / It will stand'],
    [
      'a town the tagger takes for a verb',
      '“It stands,” said Concord baker Ann Lee.',
      'DIRECT Concord baker Ann Lee / said / It stands',
    ],
    [
      'whom she asked',
      '“Will it stand?” Lee asked reporters quietly during the visit.',
      'DIRECT Lee / asked / Will it stand?',
    ],
    [
      'whose niece she is',
      '“It will stand!” Lee’s niece, the baker Ann Ray, shouted to the crowd.',
      'DIRECT Lee’s niece, the baker Ann Ray / shouted / It will stand!',
    ],
    [
      'all of it in brackets',
      'Not everyone agreed (“It will fall,” wrote Ann Lee on her page).',
      'DIRECT Ann Lee / wrote / It will fall',
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([expected])
  })
})

describe('what goes on is one quote with segments', () => {
  test.each([
    ['interrupted', '“We came early,” Lee said, “and we left late.”', 'We came early | and we left late.'],
    [
      'interrupted at length',
      '“We came early,” Lee said, pointing at the hall, “and left.”',
      'We came early | and left.',
    ],
    ['interrupted by a state', '“We came early,” Lee said in Salem, Ore., “and left.”', 'We came early | and left.'],
    ['goes on after the tag', '“We came early,” Lee said. “Nobody else did.”', 'We came early | Nobody else did.'],
    ['goes on in the next paragraph', '“We left,” Lee said.\n\n“It was late.”', 'We left | It was late.'],
    [
      'a mark opens each paragraph',
      '“We came early.\n\n“Nobody else did,” Lee said.',
      'We came early. | Nobody else did',
    ],
  ])('%s', (_, text, said) => {
    expect(found(text)).toEqual([`DIRECT Lee / said / ${said}`])
  })

  test('but not when another tag follows', () => {
    expect(found('“We came early,” Lee said. “I did not,” Bob Ray said.')).toEqual([
      'DIRECT Lee / said / We came early',
      'DIRECT Bob Ray / said / I did not',
    ])
  })
})

describe('marks that do not balance', () => {
  test.each([
    ['none closes', '“We will not leave, Lee said.', 'We will not leave'],
    ['none opens', 'We will not leave,” Lee said.', 'We will not leave'],
    ['one closes twice', '“The plan is dead” as far as we know,” Lee said.', 'The plan is dead | as far as we know'],
  ])('%s', (_, text, said) => {
    expect(found(text)).toEqual([`DIRECT Lee / said / ${said}`])
  })

  test('an apostrophe is no mark', () => {
    expect(found("The voters' choice is clear, '90s fans said. It's the band's.")).toEqual([
      "INDIRECT '90s fans / said / The voters' choice is clear",
    ])
  })
})

test('a quotation within another has a source of its own, and by way of whom it came', () => {
  const text = '“And the Russians are saying, ‘Stay away,’” Noh said.'
  expect(found(text)).toEqual([
    'DIRECT Noh / said / And the Russians are saying, ‘Stay away,’',
    'DIRECT the Russians / are saying / Stay away',
  ])
  expect(findAttributions(readProse(text)).map(({ via }) => via && text.slice(via.start, via.end))).toEqual([
    undefined,
    'Noh',
  ])
})

test('a story told in a quotation is not taken apart', () => {
  expect(found('“He told me ‘never again’ twice,” Lee said.')).toEqual([
    'DIRECT Lee / said / He told me ‘never again’ twice',
  ])
})

describe('partly in quotation marks', () => {
  test.each([
    ['a label', 'Lee called the plan “a bad joke” on Monday.', 'MIXED Lee / called / the plan “a bad joke”'],
    ['a clause', 'Lee said that he “loves” the plan.', 'MIXED Lee / said / that he “loves” the plan'],
    ['its end', 'Lee described his trip as “a good start.”', 'MIXED Lee / described / his trip as “a good start.”'],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([expected])
  })
})

describe('in the words of the writer', () => {
  test.each([
    ['said that', 'Lee said that the plan was dead.', 'INDIRECT Lee / said / that the plan was dead'],
    ['said', 'Lee has said the plan was dead.', 'INDIRECT Lee / has said / the plan was dead'],
    ['told', 'Lee told reporters that the plan was dead.', 'INDIRECT Lee / told / that the plan was dead'],
    [
      'according to',
      'According to the mayor, the plan is dead.',
      'INDIRECT the mayor / According to / the plan is dead',
    ],
    ['according to, last', 'The plan is dead, according to Lee.', 'INDIRECT Lee / according to / The plan is dead'],
    ['accused', 'Lee accused the mayor of lying.', 'INDIRECT Lee / accused / the mayor of lying'],
    ['a thought', 'Lee believes the plan will fail.', 'INDIRECT Lee / believes / the plan will fail'],
    ['a wish', 'Lee promised to stay.', 'INDIRECT Lee / promised / to stay'],
    ['a judgement', 'Lee criticized the plan.', 'INDIRECT Lee / criticized / the plan'],
    ['passive', 'The plan was criticized by Ann Lee.', 'INDIRECT Ann Lee / was criticized / The plan'],
    ['a noun', 'Lee’s claim that the plan was dead.', 'INDIRECT Lee / claim / that the plan was dead'],
    [
      'a hope',
      'Lee expressed hope that the plan would work.',
      'INDIRECT Lee / expressed hope / that the plan would work',
    ],
    ['who', 'Lee, who warned that it would fail, left.', 'INDIRECT who / warned / that it would fail'],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test('two verbs of one subject share it', () => {
    expect(found('Lee said the plan was dead and added that she was glad.')).toEqual([
      'INDIRECT Lee / said / the plan was dead',
      'INDIRECT Lee / added / that she was glad',
    ])
    expect(found('“It is dead,” Lee said, adding that she was glad.')).toEqual([
      'DIRECT Lee / said / It is dead',
      'INDIRECT Lee / adding / that she was glad',
    ])
  })

  test('what another is said to think is left to the one who says it', () => {
    expect(found('Lee said the mayor believes the plan will fail.')).toEqual([
      'INDIRECT Lee / said / the mayor believes the plan will fail',
    ])
  })
})

describe('introduced or signed', () => {
  test.each([
    ['a colon', 'Asked about it, Lee said: “No comment.”', 'DIRECT Lee / said / No comment.'],
    ['a colon and a paragraph', 'Lee had one answer:\n\n“No comment.”', 'DIRECT Lee / had / No comment.'],
    ['a signature', '“No comment.”\n\n— Ann Lee, mayor of Leeds', 'DIRECT Ann Lee / — / No comment.'],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([expected])
  })
})

describe('marks that no one speaks in', () => {
  test.each([
    ['titles of works', 'Lee starred in “The Long Road” and sang “Blue Moon”.'],
    ['scare quotes', 'The so-called “experts” left early.'],
    ['a caption', 'Ann Lee at “Farm Day” in Leeds, on 3 May.'],
    ['inches', 'The shelf is 5\'10" long and 8" deep.'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  test('a title in what was said does not make it a quotation', () => {
    expect(found('Lee said she loved “The Long Road”.')).toEqual(['INDIRECT Lee / said / she loved “The Long Road”'])
  })
})

describe('letters of any kind', () => {
  test.each([
    ['emoji', '“Great day 😀,” Lee tweeted.', 'DIRECT Lee / tweeted / Great day 😀'],
    ['combining marks', '“Cafe\u0301 e\u0301,” Zoe\u0308 said.', 'DIRECT Zoe\u0308 / said / Cafe\u0301 e\u0301'],
    ['a name from right to left', '“We will win,” محمد علي said.', 'DIRECT محمد علي / said / We will win'],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([expected])
  })
})

test.each([
  ['Lee told reporters on Tuesday that the plan was dead.', 'on Tuesday'],
  ['On Monday, Lee said the plan was dead.', 'On Monday'],
  ['“It is dead,” Lee said last week.', 'last week'],
  ['Lee on Friday called the plan “dead.”', 'on Friday'],
  ['Lee said the plan would start on Monday.', undefined],
])('when it was said: %s', (text, expected) => {
  const [attribution] = findAttributions(readProse(text))
  const { when } = attribution!
  expect(when && text.slice(when.start, when.end)).toBe(expected)
})

describe('single marks, as the British have them', () => {
  test.each([
    [
      'with apostrophes within',
      '‘I won’t,’ Ann Lee said, ‘for it’s the boys’ club.’',
      'I won’t | for it’s the boys’ club.',
    ],
    ['straight ones', "'It's over,' Ann Lee said. 'We're going home.'", "It's over | We're going home."],
    ['double ones within', '‘They said “go” and we did,’ Ann Lee said.', 'They said “go” and we did'],
    ['within double ones', '“They said ‘go’ and we did,” Ann Lee said.', 'They said ‘go’ and we did'],
    ['open at each paragraph', '‘We left.\n\n‘Nobody else did,’ Ann Lee said.', 'We left. | Nobody else did'],
    [
      'words cut short',
      "'I was there in the '90s,' Ann Lee said. 'Rock 'n' roll won.'",
      "I was there in the '90s | Rock 'n' roll won.",
    ],
    ['small letters after the tag', "'We will fight,' Ann Lee said, 'and win.'", 'We will fight | and win.'],
  ])('%s', (_, text, said) => {
    expect(found(text)).toEqual([`DIRECT Ann Lee / said / ${said}`])
  })

  test.each([
    ['the title of a work', 'Ann Lee starred in ‘The Long Road’ for years.'],
    ['borrowed words', "Ann Lee lost her so-called 'friends' to the town."],
  ])('no speech: %s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  test('an apostrophe after a plural is of who speaks', () => {
    expect(found("The teachers' union said pupils' results fell.")).toEqual([
      "INDIRECT The teachers' union / said / pupils' results fell",
    ])
  })
})

describe('nobody says anything', () => {
  test.each([
    ['who sees something happen', 'The second half saw Lee leave the town.'],
    ['a thing that begins', 'The plan, which begins on Monday, cost the town dear.'],
    ['what is allowed', 'The law would allow Lee to leave the town.'],
    ['who does not answer', 'Ann Lee did not respond to a request for comment.'],
    ['when, and nothing else', 'Ann Lee doubled down on Friday.'],
    ['what stands elsewhere', 'Ann Lee disclosed this in a letter to the town.'],
    ['what is held', 'Ann Lee held that post until she left.'],
    ['what each gets', 'The town got two mills, per the rules.'],
    ['who makes sure', 'Ann Lee made sure the door was shut.'],
    ['no comment', 'Ann Lee made no comment about the offer.'],
    ['a colon without a name before it', ': The plan is dead and the town knows.'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([])
  })
})

describe('a headline', () => {
  test('begins with who says it', () => {
    expect(found('Ann Lee: The Plan Is Dead')).toEqual(['INDIRECT Ann Lee / : / The Plan Is Dead'])
  })
})

test('where someone lives is not who speaks', () => {
  expect(found('Ann Lee, 59, of Leeds, Ohio, said the plan was dead.')).toEqual([
    'INDIRECT Ann Lee, 59, of Leeds, Ohio / said / the plan was dead',
  ])
})

describe('reports that the tagger hides', () => {
  test.each([
    ['a verb taken for a noun', 'Aides claim that the plan is dead.', 'Aides / claim / that the plan is dead'],
    [
      'a verb taken for an adjective',
      'The mayor informed the board that the mill was sold.',
      'The mayor / informed / that the mill was sold',
    ],
    [
      'the same, behind a comma',
      'The baker, who left in May, alleged that the mill was sold.',
      'The baker, who left in May / alleged / that the mill was sold',
    ],
    ['an adverb taken for a verb', 'She further said that it was late.', 'She / said / that it was late'],
    ['a name behind an opening', 'In the town, Grant said the mill was old.', 'Grant / said / the mill was old'],
    ['who responds', 'Responding to her, Ann Lee said it was late.', 'Ann Lee / said / it was late'],
    ['a name taken for a verb', 'The Met said it was late.', 'The Met / said / it was late'],
    ['a headline', 'Carter Slams Harbour Plan After Vote', 'Carter / Slams / Harbour Plan'],
    [
      'a verb taken for a noun after “said”',
      'Lee said all staffers sign the form.',
      'Lee / said / all staffers sign the form',
    ],
    ['not to', 'Lee vowed not to sell the mill.', 'Lee / vowed / not to sell the mill'],
    ['doing', 'Lee proposed raising the tolls.', 'Lee / proposed / raising the tolls'],
    ['citing', 'Lee left early, citing a cold.', 'Lee / citing / a cold'],
    ['behind an opening', 'In his town, Lee said, the mill is old.', 'Lee / said / In his town | the mill is old'],
    ['a hyphen for a dash', 'Lee - a baker - said that it rains.', 'Lee - a baker / said / that it rains'],
    [
      'a state in brackets',
      'Sen. Ann Lee (D-Md.), of the board, said that it rains.',
      'Sen. Ann Lee (D-Md.), of the board / said / that it rains',
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([`INDIRECT ${expected}`])
  })
})

describe('what somebody is for or against', () => {
  test.each([
    ['criticism of', 'Lee’s criticism of the plan came late.', 'Lee / criticism / the plan'],
    ['support for', 'His support for the mill was known.', 'His / support / the mill'],
    ['wary of', 'Lee was wary of the plan.', 'Lee / was wary / the plan'],
    ['adamant', 'Lee was adamant the mill would stay.', 'Lee / was adamant / the mill would stay'],
    ['what a court holds', 'The court held that the sale was void.', 'The court / held / that the sale was void'],
    ['made clear', 'Lee made it clear that the mill stays.', 'Lee / made it clear / that the mill stays'],
    ['made a promise', 'Lee made a promise to keep the mill.', 'Lee / made a promise / to keep the mill'],
    ['the fear is', 'Her fear is that the mill closes.', 'Her / fear / that the mill closes'],
    ['in the view of', 'In Lee’s view, the mill is old.', 'Lee / view / the mill is old'],
    ['laid out', 'Lee laid out a plan for the mill.', 'Lee / laid out / a plan for the mill'],
    ['spoke out against', 'Lee spoke out against the plan.', 'Lee / spoke out / the plan'],
    ['per Lee', 'The mill is old, per Ann Lee.', 'Ann Lee / per / The mill is old'],
    ['per a report', 'Per the report, the mill is old.', 'the report / Per / the mill is old'],
    ['as reported', 'The mill is old, as the paper reported.', 'the paper / reported / The mill is old'],
    [
      'a clause on who they are',
      'Aides who spoke with the paper said it rains.',
      'Aides who spoke with the paper / said / it rains',
    ],
    ['a day before the verb', 'Lee this week announced another mill.', 'Lee / announced / another mill'],
    ['a but of the writer', 'Lee says the mill is old, but nobody has seen it.', 'Lee / says / the mill is old'],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([`INDIRECT ${expected}`])
  })

  test.each([
    ['what a picture shows', 'The picture shows a mill.'],
    ['what looks to be', 'The mill looks to be old.'],
    ['a thing that does it', 'The mill closed, as snow would continue.'],
  ])('but not %s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  test('less surely than what is said', () => {
    const [attitude, said] = ['Lee was wary of the plan.', 'Lee said that it rains.'].map(
      (text) => findAttributions(readProse(text))[0]!.confidence,
    )
    expect(attitude).toBe(0.5)
    expect(said).toBeGreaterThan(0.8)
  })
})

describe('verbs far from what they say', () => {
  test.each([
    [
      'over when and of what',
      'Lee, 34, a baker from Leeds, wrote on Monday, of her shop, “It will stand.”',
      ['DIRECT Lee, 34, a baker from Leeds / wrote / It will stand.'],
    ],
    [
      'over whom it is said to',
      'Lee asked the hungry crowd “Who will build the bridge with us?”',
      ['DIRECT Lee / asked / Who will build the bridge with us?'],
    ],
    ['over a colon', 'Lee added: The bridge is safe.', ['INDIRECT Lee / added / The bridge is safe']],
    [
      'over “the following”',
      'On Monday, Ann Lee made the following comment: “It will stand.”',
      ['DIRECT Ann Lee / made / It will stand.'],
    ],
    [
      'that say more of it',
      '“It will stand,” Ann Lee said, adding, “We built it well.”',
      ['DIRECT Ann Lee / said / It will stand', 'DIRECT Ann Lee / adding / We built it well.'],
    ],
    [
      'under “as”, over an aside',
      'As many bakers, including Ann Lee, have pointed out, the plan is free to fail.',
      ['INDIRECT many bakers, including Ann Lee / have pointed / the plan is free to fail'],
    ],
    [
      'after “according to”, where no comma ends the clause',
      'According to the baker Ann Lee, the plan reeks of “fear” and greed.',
      ['MIXED the baker Ann Lee / According to / the plan reeks of “fear” and greed'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('quoted as saying', () => {
  test.each([
    ['after a quotation', '“It will stand,” Lee was quoted as saying.', 'Lee / was quoted as saying / It will stand'],
    ['by a paper', 'Lee was quoted by the Herald as saying: “It will stand.”', 'Lee / saying / It will stand.'],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([`DIRECT ${expected}`])
  })

  test('a paper passes it on', () => {
    expect(found('The Herald quoted Lee as saying that the bridge would stand.').at(-1)).toBe(
      'INDIRECT Lee / saying / that the bridge would stand',
    )
  })
})

describe('whose verb it is', () => {
  const last = (text: string) => found(text).at(-1)

  test.each([
    [
      'who told, over what others must do',
      'Lee told the hall that we must go on and that they would add a lane, saying that the bridge was safe.',
      'INDIRECT Lee / saying / that the bridge was safe',
    ],
    [
      'who backed it, over what failed',
      'Lee backed the bill, which failed in May, and said the bridge was safe.',
      'INDIRECT Lee / said / the bridge was safe',
    ],
    [
      'whose speech it was, over a plan that someone made',
      'Lee criticized the plan adopted by the council on Monday, saying it would fail.',
      'INDIRECT Lee / saying / it would fail',
    ],
    [
      'whose speech it was, over a comma within marks',
      'Lee gave a long defense of his “old values,” saying the town would stand.',
      'INDIRECT Lee / saying / the town would stand',
    ],
    [
      'who came last, after a comma and “and”',
      'Lee left the hall, and Ray stayed with the crowd, saying it would stand.',
      'INDIRECT Ray / saying / it would stand',
    ],
    [
      'who is led to it',
      'This led the baker Ann Lee to fear that the bridge was lost.',
      'INDIRECT the baker Ann Lee / to fear / that the bridge was lost',
    ],
    [
      'who has a running mate between commas',
      'Lee, his running mate, bemoaned the unrest in Leeds.',
      'INDIRECT Lee, his running mate / bemoaned / the unrest in Leeds',
    ],
    [
      'another’s, after a comma and “and”',
      'Lee stressed that the bridge was safe, and builders warned that the river was not.',
      'INDIRECT builders / warned / that the river was not',
    ],
    [
      'those of two who both do',
      'Ann Lee and Bo Ray both suggested that it would stand.',
      'INDIRECT Ann Lee and Bo Ray / suggested / that it would stand',
    ],
    [
      'who did it after something else was done',
      'The call came after her rival Bo Ray attacked the plan.',
      'INDIRECT her rival Bo Ray / attacked / the plan',
    ],
    [
      'who is quoted after a “yet”',
      'Yet, as Lee observed, the bridge is old.',
      'INDIRECT Lee / observed / the bridge is old',
    ],
    [
      'who makes a case to somebody',
      'Lee tried to make the case to members of the board that it would stand.',
      'INDIRECT Lee / to make the case / that it would stand',
    ],
    [
      'who wrote the book, not the book',
      'In her first book, Living Rivers, Lee noted the age of the bridge.',
      'INDIRECT Lee / noted / the age of the bridge',
    ],
  ])('%s', (_, text, expected) => {
    expect(last(text)).toBe(expected)
  })

  test('what one says ends where another begins', () => {
    expect(found('Lee stressed that the bridge was safe, and builders warned that the river was not.')[0]).toBe(
      'INDIRECT Lee / stressed / that the bridge was safe',
    )
  })
})

describe('how far a phrase goes', () => {
  test.each([
    ['over a hyphen', 'Lee defended his early-morning walks by the river.', 'his early-morning walks by the river'],
    ['over a day that is part of it', 'Lee criticized the Tuesday vote.', 'the Tuesday vote'],
    [
      'over a clause without “that”',
      'Lee criticized remarks Ray had made of the bridge.',
      'remarks Ray had made of the bridge',
    ],
    ['over two things to do', 'Lee proposed raising taxes and cutting fares.', 'raising taxes and cutting fares'],
    ['to a word it is called', 'Lee called the plan stupid.', 'the plan stupid'],
    ['past whom she agrees with', 'Lee agreed with Ray that it would stand.', 'that it would stand'],
    ['from an earlier report', 'An earlier report in a paper said that it stands.', 'that it stands'],
    ['to the name it is given', 'Lee called her vote for the bridge a mistake.', 'her vote for the bridge a mistake'],
    ['to what it is likened to', 'Lee likened the bridge to “burning money”.', 'the bridge to “burning money”'],
    ['over an attitude', 'Lee raised doubts about the bridge.', 'the bridge'],
  ])('%s', (_, text, said) => {
    expect(found(text).map((one) => one.split(' / ')[2])).toEqual([said])
  })
})

describe('where a sentence ends and begins', () => {
  test.each([
    ['after “no.”', 'Ray said no. Bo Lind said: “It was me.”', ['DIRECT Bo Lind / said / It was me.']],
    [
      'after a short answer',
      'Ray said: “No.” Lind said: “No way.”',
      ['DIRECT Ray / said / No.', 'DIRECT Lind / said / No way.'],
    ],
    ['not after a short title', '“No,” said Cllr. Jane Bell.', ['DIRECT Cllr. Jane Bell / said / No']],
    [
      'after a dateline',
      'LEEDS, March 3 (Reuters) - The mill fell, traders said.',
      ['INDIRECT traders / said / The mill fell'],
    ],
    [
      'with days that are its subject',
      'He said that nights were cold.',
      ['INDIRECT He / said / that nights were cold'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('one quotation has one cue', () => {
  test.each([
    [
      'the verb beside it',
      'In a letter that managers read aloud, Ann Lee wrote, “We will go.”',
      ['DIRECT Ann Lee / wrote / We will go.'],
    ],
    [
      'its own tag, not who passes it on',
      '“I was wrong,” Ann Lee said, according to the BBC. “I am sorry.”',
      ['DIRECT Ann Lee / said / I was wrong | I am sorry.'],
    ],
    ['of two words', '“I did not,” Ann Lee shot back.', ['DIRECT Ann Lee / shot back / I did not']],
    [
      'over a title with a comma in its marks',
      '“We stay,” Ann Lee, author of “The Long Road,” said.',
      ['DIRECT Ann Lee, author of “The Long Road / said / We stay'],
    ],
    [
      'and what it is about',
      'The lawyer told the Star her client “acted in good faith”.',
      ['MIXED The lawyer / told / her client “acted in good faith”'],
    ],
    [
      'and no other clause',
      'The firms have time to respond to the claims and the inquiry “may go on”, the spokesman said.',
      ['MIXED the spokesman / said / The firms have time to respond to the claims and the inquiry “may go on”'],
    ],
    [
      'that begins with borrowed words',
      'Ray, who left, said “our country” was being “stolen from us”.',
      ['MIXED Ray, who left / said / “our country” was being “stolen from us”'],
    ],
    [
      'over a clause on the report',
      'According to the report, a copy of which was seen by the Star, the door was open.',
      ['INDIRECT the report, a copy of which was seen by the Star / According to / the door was open'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test('who passes it on is told', () => {
    const text = '“I was wrong,” Ann Lee said, according to the Herald.'
    expect(findAttributions(readProse(text)).map(({ via }) => via && text.slice(via.start, via.end))).toEqual([
      'the Herald',
    ])
  })
})

describe('paragraphs that a quotation opens and does not close', () => {
  const open = '“We stay,” Ann Lee said.\n\n“They told us to go.\n\n“They told us again.'

  test('belong to who is named at their end', () => {
    expect(found(`${open}\n\n“And now it is late,” Bo Ray said.`)).toEqual([
      'DIRECT Ann Lee / said / We stay',
      'DIRECT Bo Ray / said / They told us to go. | They told us again. | And now it is late',
    ])
  })

  test('go on with what was said before if nobody is', () => {
    expect(found(`${open}”\n\nIt rained.`)).toEqual([
      'DIRECT Ann Lee / said / We stay | They told us to go. | They told us again.',
    ])
  })
})
