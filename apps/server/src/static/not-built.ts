/** What people see who look for the editor before it was built. No style: the policy of the editor allows none here. */
export const notBuilt = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>dialtree: the editor is not built</title></head>
<body>
<h1>The editor is not built yet</h1>
<p>The server itself works: it takes calls, and <a href="/api/openapi.json">its API</a> can be used.</p>
<p>To build the editor, run <code>npm start</code>, which does it by itself, or in the folder of dialtree:</p>
<pre>node scripts/build-editor.ts</pre>
<p>Then load this page again.</p>
</body>
</html>
`;
