import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate, specifiedRules } from 'graphql'
import { createRequire } from 'node:module'
import { createMaxRecursiveSelectionsRule } from '/work/main/node_modules/@apollo/server/dist/esm/validationRules/RecursiveSelectionsLimit.js'
import { limitRepeats } from '../src/graphql/repeats.ts'
const schema = buildSchema(readFileSync('schema.graphql','utf8'))
const docs: Record<string,string> = {
  sameLeaf: '{ ' + '__typename '.repeat(990) + '}',
  samePeople: '{ ' + 'people{totalCount} '.repeat(245) + '}',
  samePeopleArgs: '{ ' + 'people(first:5){totalCount} '.repeat(98) + '}',
  sameDeep: '{ ' + 'people{nodes{id}} '.repeat(140) + '}',
  deepDouble: '{ node(id:"a"){' + '...on Entity{relatedEntities{nodes{id '.repeat(30)+ '}}}'.repeat(30) + ('...on Entity{relatedEntities{nodes{id '.repeat(30)+ '}}}'.repeat(30)) + '}}',
  fragPairs: '{ people{nodes{' + Array.from({length:100},(_,i)=>`...f${i}`).join(' ')+'}}} ' + Array.from({length:100},(_,i)=>`fragment f${i} on Person{name}`).join(' '),
  fragChain: '{ people{nodes{...f0}}} ' + Array.from({length:80},(_,i)=>`fragment f${i} on Person{id name ...f${i+1}}`).join(' ') + ' fragment f80 on Person{id}',
  fragAll: '{ people{nodes{...f0}}} ' + Array.from({length:20},(_,i)=>`fragment f${i} on Person{quotes{nodes{speaker{...f${i+1} ...f${i+1}}}}}`).join(' ') + ' fragment f20 on Person{id}',
  inline: '{ ' + '...{people{totalCount}} '.repeat(140) + '}',
  inlineDeep: '{ people{nodes{' + '...{quotes{nodes{id}}} '.repeat(95) + '}}}',
  fragSame: '{ ' + Array.from({length:70},(_,i)=>`...f${i}`).join(' ')+'} ' + Array.from({length:70},(_,i)=>`fragment f${i} on Query{people{totalCount}}`).join(' '),
  cycle: '{ people{nodes{...a}}} fragment a on Person{...b} fragment b on Person{...a}',
  typos: '{ ' + Array.from({length:300},(_,i)=>`peopl${i}`).join(' ') + ' }',
  typoTypes: '{ ' + Array.from({length:150},(_,i)=>`... on Perso${i}{id}`).join(' ') + ' }',
  vars: 'query(' + Array.from({length:160},(_,i)=>`$v${i}:Int`).join(' ') + '){ people{totalCount} }',
  args: '{ people(' + Array.from({length:300},(_,i)=>`a${i}:1`).join(' ') + '){totalCount} }',
  inputNest: '{ people(where:' + '{and:['.repeat(120) + ']}'.repeat(120) + '){totalCount} }',
  longstr: '{ people(where:{name:{eq:"' + 'x'.repeat(60000) + '"}}){totalCount} }',
  comment: '{ __typename #' + 'x'.repeat(60000) + '\n}',
  aliasArgs: '{ ' + Array.from({length:60},(_,i)=>`a${i}:people(first:1){totalCount}`).join(' ') + '}',
}
for (const [name, q] of Object.entries(docs)) {
  let out=''; const run=()=>{
  try { const d = parse(q, {maxTokens: 1000}); const e = validate(schema, d, [...specifiedRules, limitRepeats, createMaxRecursiveSelectionsRule(1000)], {maxErrors: 5}); out = `${e.length} ${e[0]?.message.slice(0,80)??'valid'}` } catch (e:any) { out = e.message.slice(0,80) }
  }; run(); const c=process.cpuUsage(); for(let i=0;i<10;i++) run(); const u=process.cpuUsage(c); console.log(name.padEnd(16), ((u.user+u.system)/10000).toFixed(1)+' ms', out)
}
