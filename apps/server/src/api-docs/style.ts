/** How the page looks, in both colours. Its hash stands in the page's policy. */
export const style = `:root{color-scheme:light dark;--ink:light-dark(#1f2328,#e6e8eb);--quiet:light-dark(#57606a,#a3acb6);--paper:light-dark(#fff,#16191d);--raised:light-dark(#f4f5f7,#1f2429);--line:light-dark(#d0d5db,#3a424b);--link:light-dark(#0a5a9c,#7cc0ff);--reads:light-dark(#0b5d33,#7ee2a8);--changes:light-dark(#7a3e00,#ffc078);--removes:light-dark(#a1202b,#ffa3a8)}
*{box-sizing:border-box}
body{font:1rem/1.5 system-ui,sans-serif;margin:0;color:var(--ink);background:var(--paper)}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
header,.beside{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:1.5rem}
h1{margin:0;font-size:1.75rem}
h2{margin:2rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--line);font-size:1.25rem}
h3{margin:1.25rem 0 .25rem;font-size:1rem}
h2,details{scroll-margin-top:1rem}
.beside{display:grid;grid-template-columns:12rem minmax(0,1fr);gap:2rem;align-items:start}
nav{position:sticky;top:0;max-height:100vh;overflow:auto;padding:2rem 0 1rem}
nav ul{margin:0;padding:0;list-style:none}
nav a{display:block;padding:.15rem 0;text-decoration:none}
nav a:hover{text-decoration:underline}
details{margin:.35rem 0;border:1px solid var(--line);border-radius:.4rem}
details>:not(summary){margin-left:1rem;margin-right:1rem}
summary{display:flex;flex-wrap:wrap;gap:.15rem .75rem;align-items:baseline;padding:.45rem .75rem;cursor:pointer;border-radius:.4rem}
summary:hover,details[open]>summary{background:var(--raised)}
summary .says{flex:1 1 20rem}
summary code{font-weight:600;overflow-wrap:anywhere}
.method{display:inline-block;min-width:4rem;font-weight:700}
.get{color:var(--reads)}.post,.put{color:var(--changes)}.delete{color:var(--removes)}
details details{border:0}details details>:not(summary){margin-left:0;margin-right:0}details details>summary{padding:.2rem .25rem;color:var(--quiet)}
code,pre{font:.875rem/1.45 ui-monospace,monospace}
pre{overflow:auto;max-height:24rem;margin:.35rem 0;padding:.6rem .75rem;background:var(--raised);border:1px solid var(--line);border-radius:.3rem}
dt{margin-top:.5rem;font-weight:600}
dd{margin:0 0 0 1rem}
fieldset{margin:1rem 0;border:1px solid var(--line);border-radius:.3rem}
label{margin-right:.75rem}
input,button{font:inherit;padding:.3rem .6rem;color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:.3rem}
input[type=search]{width:min(24rem,100%)}
button{cursor:pointer;background:var(--raised)}
@media(max-width:50rem){.beside{display:block}nav{position:static;max-height:none;padding:.5rem 0}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem}}`;
