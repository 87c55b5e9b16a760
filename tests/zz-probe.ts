import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { buildSchema, parse, validate, getOperationAST, getIntrospectionQuery } from 'graphql'
import { measureRequest } from '../src/graphql/limits.ts'
const schema = buildSchema(readFileSync('schema.graphql','utf8'))
const dir='src/playground/examples/'
const docs: [string,string,any][] = readdirSync(dir).filter(f=>f.endsWith('.graphql')).map(f=>[f, readFileSync(dir+f,'utf8'), existsSync(dir+f.replace('.graphql','.json'))?JSON.parse(readFileSync(dir+f.replace('.graphql','.json'),'utf8')):{}])
docs.push(['introspection', getIntrospectionQuery(), {}])
docs.push(['introspection full', getIntrospectionQuery({descriptions:true,specifiedByUrl:true,directiveIsRepeatable:true,schemaDescription:true,inputValueDeprecation:true,oneOf:true}), {}])
docs.push(['bench', '{ events(first:20){nodes{name participants{nodes{... on Person{name quotes(first:5){nodes{text article{title}}}}}}}} }', {}])
docs.push(['node bomb', '{ node(id:"x"){ ... on Entity { ' + 'relatedEntities{nodes{ '.repeat(6)+ 'id ... on Person{quotes{nodes{id}}} ... on Event{evidence{exact}}' + '}}'.repeat(6)+' } } }', {}])
for (const [name, q, variables] of docs) {
  const document = parse(q); const errs = validate(schema, document); if (errs.length) console.log(name, errs[0].message)
  const operation = getOperationAST(document)!
  let m; try { m = measureRequest({schema, document, operation, variables}) } catch(e:any) { m = e.message }
  const N=200; const t=performance.now(); for(let i=0;i<N;i++) try{measureRequest({schema, document, operation, variables: {...variables, zz: i}})}catch{}
  const t2 = performance.now(); for(let i=0;i<N;i++) validate(schema, document); const t3=performance.now()
  console.log(name.padEnd(32), JSON.stringify(m), ((t2-t)/N*1000).toFixed(0)+' µs', 'validate', ((t3-t2)/N*1000).toFixed(0))
}
