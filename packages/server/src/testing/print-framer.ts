/** A bare Swagger 2.0 definition as a framework emits it: no host, no texts, no security. */
export const bareDefinition = `{
  "swagger": "2.0",
  "info": { "version": "v1", "title": "Print Framer API" },
  "paths": {
    "/api/values/{Height}/{Width}": {
      "get": {
        "operationId": "GetQuery",
        "produces": ["text/plain"],
        "parameters": [
          { "name": "Height", "in": "path", "required": true, "type": "string" },
          { "name": "Width", "in": "path", "required": true, "type": "string" }
        ],
        "responses": { "200": { "description": "Success", "schema": { "type": "string" } } }
      }
    }
  }
}
`;

/** Files of a request. */
export function asFiles(text: string, name = 'swagger.json') {
  return [{ name, content: text }];
}
