// SPDX-License-Identifier: Apache-2.0
// Clicks through the example's page, and tells who the visitor was when something was bought.

const frame = document.querySelector('iframe');
frame.src = `/shop/index.html${location.search}`;
await new Promise((loaded) => frame.addEventListener('load', loaded));
const page = frame.contentDocument;

async function click(id) {
  page.getElementById(id).click();
  while (!page.getElementById('log').textContent.includes(`${id}: message`)) {
    await new Promise((done) => setTimeout(done, 20));
  }
}

await click('view');
await click('sign-up');
await click('buy');
const user = page.getElementById('who').textContent;
page.getElementById('sign-out').click();
await fetch('/told', { method: 'POST', body: user });
