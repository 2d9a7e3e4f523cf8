"""What programs read: the envelope of API files, the schemas of records, series as rows, and where downloads lie."""
