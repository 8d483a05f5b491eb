import type { Content, OpenApi } from "./document.ts";
import type { Example, Examples } from "./examples/example.ts";
import { ofCalls } from "./examples/of-calls.ts";
import { ofEnvironments } from "./examples/of-environments.ts";
import { ofFlows } from "./examples/of-flows.ts";
import { ofInstallation } from "./examples/of-installation.ts";
import { ofResources } from "./examples/of-resources.ts";

export const examples: Examples = {
  ...ofEnvironments,
  ...ofFlows,
  ...ofResources,
  ...ofCalls,
  ...ofInstallation,
};

/** An OpenAPI document with the examples of its operations in it: of what is sent, and of what is answered when it goes well. */
export function withExamples<Document extends Pick<OpenApi, "paths">>(document: Document): Document {
  const paths = mapped(document.paths, (operations) =>
    mapped(operations, (operation) => {
      const { body, answer }: Example = examples[operation.operationId] ?? {};
      const { requestBody, responses } = operation;
      return {
        ...operation,
        ...(requestBody
          ? { requestBody: { ...requestBody, content: having(requestBody.content, body) } }
          : {}),
        responses: mapped(responses, (response, status) =>
          status.startsWith("2") && response.content
            ? { ...response, content: having(response.content, answer) }
            : response,
        ),
      };
    }),
  );
  return { ...document, paths };
}

function having(content: Content, example: unknown): Content {
  return example === undefined ? content : mapped(content, (media) => ({ ...media, example }));
}

function mapped<Value>(
  record: Readonly<Record<string, Value>>,
  by: (value: Value, key: string) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, by(value, key)]));
}
