"""What makes a loop parallel: privatization, index-set splitting, interchange, early exits, inspection."""
