import { words } from './lists.ts'

// Verbs that attribute, by what may follow them. Written by hand.

/** “…,” she said; she said that … */
export const SPEECH_VERBS = words(`
  say add note claim argue state declare announce explain insist maintain contend assert allege suggest concede admit
  acknowledge confess reveal disclose confirm deny report warn caution predict forecast recall remember reiterate repeat
  stress emphasize emphasise underline underscore observe remark comment mention reply respond answer retort conclude
  agree disagree promise vow pledge swear boast brag joke quip complain lament bemoan grumble write tweet post text blog
  email testify affirm attest aver posit opine muse reason hint imply indicate signal ask wonder inquire query question
  shout yell scream cry exclaim whisper mutter murmur mumble proclaim beg urge venture stipulate recommend advise
  propose elaborate clarify specify summarize recount relate narrate gripe groan moan quote retweet speculate surmise
  guess theorize hypothesize estimate calculate assume presume decree rule advocate preach reassert reaffirm restate
  rejoin riposte enthuse marvel rebut charge object protest demand
`)

/** “…,” she snapped: with a quotation only. */
export const UTTERANCE_VERBS = words(`
  chant roar bellow thunder gush rave rant snap bark growl fume sneer scoff sniff chuckle laugh smile beam grin sigh sob
  hiss intone recite sing deadpan crack riff begin start finish close go shoot put fire vent gloat crow sermonize plead
  interject interrupt counter pronounce read cite call sum volunteer offer react continue
`)

/** She told reporters that … */
export const TELLING_VERBS = words(`
  tell apprise assure reassure inform remind notify advise warn convince persuade promise ask caution show teach email
  text instruct brief alert urge
`)

/** She believes that …; a study shows that … */
export const THOUGHT_VERBS = words(`
  hold submit think believe know feel hope fear worry doubt suspect expect understand realize realise recognize
  recognise assume presume imagine suppose figure reckon guess conclude consider decide determine judge foresee
  anticipate envision dream wish pray regret trust accept appreciate learn hear discover find forget see sense notice
  fret conceive deem bet care gather mind show suggest indicate reveal demonstrate confirm estimate prove document
  detail imply report project reflect predict warn say state read declare note describe argue
`)

/** She plans to … */
export const INTENTION_VERBS = words(`
  want hope plan seek vow promise pledge refuse decline agree offer threaten decide intend wish aim propose expect
  prefer ask demand swear hesitate resolve consent volunteer claim desire aspire care elect opt yearn like love hate
  look long
`)

/** She urged him to … */
export const URGING_VERBS = words(`
  coach counsel urge want ask tell encourage advise order persuade convince press expect implore beg instruct command
  direct call invite challenge request warn push lobby like prefer entreat exhort dare remind authorize compel
`)

/** She criticized the plan. */
export const JUDGEMENT_VERBS = words(`
  reference criticize criticise praise support oppose endorse reject condemn denounce blast slam attack mock defend deny
  dismiss welcome applaud embrace approve back blame question ridicule deride decry lambaste lambast rip bash rebuke
  rebut refute dispute disavow repudiate disown laud hail commend salute honor thank congratulate admire respect dislike
  love hate despise loathe detest resent fear prefer trust distrust doubt appreciate cherish bemoan lament deplore
  regret mourn cheer tout trumpet champion promote advocate urge demand propose recommend suggest predict foresee
  anticipate expect announce disclose confirm acknowledge admit concede cite mention invoke discuss explain describe
  detail outline emphasize emphasise stress highlight underscore recall remember recount recite repeat reiterate quote
  misquote report note declare proclaim pledge promise vow threaten warn allege claim assert argue debate protest
  contradict counter discount downplay minimize exaggerate overstate understate chide scold admonish berate castigate
  chastise excoriate pillory skewer slight insult disparage demean denigrate belittle vilify demonize malign smear taunt
  tease lampoon satirize pan fault censure pooh-pooh shrug want seek request accept consider contemplate ponder weigh
  mull reconsider understand recognize recognise believe know interrogate probe apologize order rule authorize veto ban
  envision unload hint express voice articulate propound posit hype estimate forecast bewail rue begrudge envy worship
  idolize adore revere tolerate abhor forgive excuse justify rationalize condone sanction affirm reaffirm assail savage
  trash knock ding needle blister flay scorn spurn shun snub rebuff decline refuse eschew swat tweet retweet show find
  distance
`)

/** She described the plan as a win; she accused him of lying. */
export const LABELLING_VERBS = words(`
  identify frame present label recast paint call describe dub brand characterize characterise portray depict cast term
  deem consider view see regard dismiss accuse blame praise criticize criticise fault credit thank rebuke condemn
  denounce mock hail tout deride attack slam blast chide scold ridicule nickname name pronounce declare proclaim rate
  rank compare liken equate contrast charge warn refer commend congratulate applaud lambaste cite recognize
  acknowledge remind believe suspect acquit convict castigate berate defend admonish
`)

/** She called the plan a win: nothing stands between the two. */
export const NAMING_VERBS = words(`
  call name brand label dub deem consider term nickname pronounce declare find think
`)

/** She accused him of lying: “of” is hers, not part of whom. */
export const VERBS_WITH_OF = words(`
  accuse convict acquit suspect warn remind inform assure convince advise think say
`)

/** Verbs with the prepositions that may stand before what is said, thought or wanted. */
export const VERBS_WITH_PREPOSITIONS = words(`
  call:for,on,upon refer:to point:to,out talk:about,of speak:about,of,out,against,for object:to agree:with,to
  disagree:with complain:about,of worry:about warn:of,about,against boast:about,of brag:about joke:about comment:on
  remark:on,upon allude:to hint:at think:about,of know:about,of hear:about,of learn:about,of dream:of,about
  insist:on,upon argue:for,against,about push:for,back campaign:for,against,on vote:for,against,to lobby:for,against
  plead:for,with apologize:for,to approve:of disapprove:of believe:in care:about commit:to opine:on,about elaborate:on
  expound:on rail:against,about rant:about rave:about inveigh:against lash:out hope:for wish:for long:for plan:on,for
  ask:for,about press:for advocate:for testify:about,to wonder:about muse:about ponder:over fret:about,over
  fume:about,over scoff:at laugh:at sneer:at sniff:at cheer:for,on root:for harp:on lecture:on stand:by,for,with,behind
  side:with subscribe:to adhere:to admit:to confess:to swear:by pine:for yearn:for opt:for decide:on,against aspire:to
  bet:on reflect:on gush:about,over lean:toward,towards,on look:forward write:about,of tell:of,about report:on
  say:of,about speculate:about,on quarrel:with quibble:with sympathize:with empathize:with concur:with marvel:at,about
  balk:at bristle:at chafe:at wax:about zero:in preach:about vow:to pledge:to consent:to resort:to dispense:with
  rejoice:in delight:in revel:in apologise:for describe:as agree:on lay:out rule:out single:out call:out play:down,up
  talk:up,down shrug:off vouch:for put:forth,forward brush:off,aside tick:off size:up weigh:in_on double:down_on
  open:up_about speak:out_against,out_about come:out_against lash:out_at hit:back_at,out_at push:back_against,back_on
`)

/** She made a promise to …: only with a noun that attributes. */
export const LIGHT_VERBS = words('make issue give deliver renew raise share pose')

/** She shot back that …: these say it with their particle. */
export const PHRASAL_VERBS = words(
  'shoot_back hit_back fire_back snap_back chime_in cut_in pipe_up write_back call_out',
)

/** Base, present, past, participle, gerund. */
export const IRREGULAR_VERBS = words(`
  hold:holds:held:held:holding say:says:said:said:saying tell:tells:told:told:telling write:writes:wrote:written:writing
  think:thinks:thought:thought:thinking know:knows:knew:known:knowing feel:feels:felt:felt:feeling
  see:sees:saw:seen:seeing hear:hears:heard:heard:hearing find:finds:found:found:finding lay:lays:laid:laid:laying
  come:comes:came:come:coming hit:hits:hit:hit:hitting make:makes:made:made:making give:gives:gave:given:giving
  speak:speaks:spoke:spoken:speaking swear:swears:swore:sworn:swearing begin:begins:began:begun:beginning
  go:goes:went:gone:going put:puts:put:put:putting shoot:shoots:shot:shot:shooting read:reads:read:read:reading
  sing:sings:sang:sung:singing show:shows:showed:shown:showing teach:teaches:taught:taught:teaching
  choose:chooses:chose:chosen:choosing seek:seeks:sought:sought:seeking
  understand:understands:understood:understood:understanding foresee:foresees:foresaw:foreseen:foreseeing
  forget:forgets:forgot:forgotten:forgetting dream:dreams:dreamt:dreamed:dreaming bet:bets:bet:bet:betting
  beg:begs:begged:begged:begging overstate:overstates:overstated:overstated:overstating
  forecast:forecasts:forecast:forecast:forecasting forgive:forgives:forgave:forgiven:forgiving
  cast:casts:cast:cast:casting fight:fights:fought:fought:fighting stand:stands:stood:stood:standing
  rebut:rebuts:rebutted:rebutted:rebutting retweet:retweets:retweeted:retweeted:retweeting
  tweet:tweets:tweeted:tweeted:tweeting hypothesize:hypothesizes:hypothesized:hypothesized:hypothesizing
`)

/** Verbs that double their last letter: begged, referring. */
export const DOUBLING_VERBS = words(`
  aver plan rebut beg admit quip pan slam brag rap rip snub shun tap top refer prefer defer infer confer commit permit
  submit omit compel regret swat flip bet wag shrug hug sum pin
`)
