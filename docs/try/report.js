// Becomes the report that the page around it sends: with an address of its own, so that the report's links lead within it.
addEventListener('message', ({ data, source }) => {
  if (source !== parent) return;
  document.open();
  document.write(data);
  document.close();
}, { once: true });
