import { getGender } from 'gender-detection-from-name'
import { isEnglish } from '../vocabulary.ts'
import { words } from './lists.ts'

export type Gender = 'MALE' | 'FEMALE'

// Names of companies, places, months and plain words that some child was also given.
const NOT_GIVEN = words(`
  london paris china india america israel asia europe africa congress senate president general major king prince queen
  judge justice bishop deacon royal house school north south east west city state new san santa los las el la le de da
  van von the an in on at by my may march august monday sunday friday easter christmas chelsea arsenal ford google apple
  united great british english french german irish scottish dutch russian american african white black green brown
  police army navy airport bank company group street road park river lake sea island mount bay beach university college
  court council party union league club world international national federal central times news post star sun day year
  man woman boy girl lord lady master saint st st. sir miss mr mrs ms dr doctor premier deputy chief director first
  second third last best top big old young high long short hard free open home office prime minister secretary senator
  governor mayor mars venus jupiter liverpool everton milan jersey dakota montana nevada carolina georgia indiana
  virginia washington brooklyn memphis dallas houston phoenix denver kent cuba kenya ireland jordan chad egypt malaysia
  obama trump putin bush clinton reagan nixon secret republican democrat democratic labour conservative liberal security
  treasury parliament ministry olympic cup championship title so no yes but and or not as if when while then he she it
  we they you i his her its our their this that these those there here what who why how where all some any
`)

/** Given names that are words of the dictionary as well, and still names more often than not; of others that are, none is one. */
export const GIVEN_WORDS = words(`
  adam amber andrew angel art bill billy bob bobby brad brook brooke carol charity charles charlie chase chip christian
  chuck cliff clint cole colin crystal daisy dale dan dave david dawn dean dick dirk don drew duke earl eve faith
  florence frank fred gene george ginger glen grace grant greg guy hank harry hazel heather henry herb hope ian iris
  ivan ivy jack jackie jake james jay jean jeff jenny jerry jess jim jimmy jo joan job joe joey john johnny joseph josh
  joy ken kelly kim kirk kit kitty lance larry laurel lee len lily lou louis lucy luke mark martin mary matt max melody
  mercy michael mick mike miles moses myrtle nick norman olive opal oscar otto pat paul pearl peg penny pete peter phil
  pierce piers ralph randy ray reed rex rich richard rick rob robert robin rock rod roger roman ron rose ross roy ruby
  russ ruth sally sam sandy scot scott sean serena shirley sid skip sky sonny stan stella sterling steve stew sue summer
  ted terry tim timothy toby tom tommy tony tracy trey troy victor victoria vince viola violet virginia wade walter
  warren will willy woody abby alec alexander alfred ali ben benjamin bernard bert betty carl clara clark dolly dora
  doug emma eric francis gabriel gary hugh isaac jacob jane jason jonathan julia kate kay kenneth liz maria marie morris
  ned ada al ally althea amelia amir angus anil anna anthony ash bart beau begum beryl beth bode bonnie bonny brent
  brigid britt brittany buck buddy butch caprice carlos caroline catherine cherry clarence clay clem clement clementine
  colleen comfort curt cynthia dana derrick dieter doc dominick donna dorian dusty eddy edward elia elizabeth elvis
  emery erica ester fabian fay felicity flora florin franklin gabby gale garret gemma gill griffin hakim harper harrison
  heath hector hermann homer hunter ibrahim ida iga jade jan jasmine jesus jonah julian jun kendal khan kip kris kylie
  lea leonid levi lex lindy liv liza lucia lulu mack malik marc marcel marguerite mari marina marshall mason mavis meg
  merle mickey min miri missy mitt mohammad mohammed molly mona muhammad nacho neve noel obi patience patsy patty
  pauline petter poppy precious raj rami rebekah ridley rico rolf rosemary rowan saddam salah salim salvador sami
  scottie serge shaheed shay sherry shona sian sienna sion solomon stormy tad tammy tanner teddy theresa tiger timur
  valentine veronica vincent wally willow yisrael chandler ma tan yang wen hao hua chang dong dung ling ting ping fang
  pang tai hung lin alexia angelica angelique antonius artemisia bennet birdie brandy briony brogan carina carissa
  carmine cassie coco cora cornel dexter ela elisa fae fanny fatimah georgette gillie gracie haik horst huck husain
  husayn ike ilia inga inka isolde iva jafar jasper jehad julienne kiley knut lev lino lotte magdalen maia marge marian
  mariana marten mei mina monish nadir nagi nigella noemi ola othman pia pilar quin ramona rani rosita rosy saman sander
  shamus shan shiva siddhartha silvan sima sylvan tally tori tosh tristram twiggy valerian veda venetia wieland winfred
  yaw zacharias zeno joss beck rusty spike rory kurt nelson nora oliver patrick philip rachel ronald sarah simon stephen
  susan thomas tod todd vera vic william
`)

const known = new Map<string, Gender | undefined>()

/** Whose given name a word is; undefined if it is none. */
export function genderOfGivenName(word: string): Gender | undefined {
  const lower = word.toLowerCase()
  if (known.has(lower)) return known.get(lower)
  const answer = NOT_GIVEN.has(lower) ? undefined : lookUp(lower)
  known.set(lower, answer)
  return answer
}

export const isGivenName = (word: string): boolean => genderOfGivenName(word) !== undefined

function lookUp(lower: string): Gender | undefined {
  if (isEnglish(lower) && !GIVEN_WORDS.has(lower)) return undefined
  for (const spelling of [lower, lower.normalize('NFD').replace(/\p{M}/gu, '')]) {
    const gender = getGender(spelling)
    if (gender !== 'unknown') return gender === 'male' ? 'MALE' : 'FEMALE'
  }
  return undefined
}
