"""What each page says: a module a view, its words marked for other languages."""
