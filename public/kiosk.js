// What a kiosk does before and beside the page: it keeps no way back to what a visitor did.

history.pushState = history.replaceState;
