// Read by relay-compiler, which makes __generated__ of it; in an app its plugin puts that in the place of each tag.
import runtime from 'relay-runtime'

const { graphql } = runtime

export const person = graphql`
  query queriesPersonQuery($slug: String!) {
    person(by: { slug: $slug }) {
      name
      ...queries_quotes
    }
  }
`

export const quotes = graphql`
  fragment queries_quotes on Person
  @argumentDefinitions(first: { type: "Int", defaultValue: 3 }, after: { type: "String" })
  @refetchable(queryName: "queriesQuotesQuery") {
    quotes(first: $first, after: $after) @connection(key: "queries_quotes") {
      edges {
        node {
          id
          text
          review
          article {
            title
          }
        }
      }
    }
  }
`

export const review = graphql`
  mutation queriesReviewMutation($id: ID!, $review: ReviewState!) {
    reviewSet(id: $id, review: $review) {
      node {
        id
        ... on Quote {
          review
          ...queries_quote @alias(as: "quote")
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`

export const quote = graphql`
  fragment queries_quote on Quote {
    text
    speaker {
      ... on Entity {
        name
      }
    }
  }
`
