"""What shares memory or objects with what: views, fresh arrays, older objects that are stored."""
